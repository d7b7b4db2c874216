import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { requireProof } from '@/lib/auth/proof'
import { db, transaction } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { mailIsOn } from '@/lib/env'
import { AppError, isAppError } from '@/lib/errors'
import { inviteUser } from './commands'
import type { LineReport, PeopleReport } from './import-report'
import { type PersonLine, readPeopleFile } from './people-file'
import { roleToOpenWith } from './role-rules-queries'

/**
 * Opens accounts for the people of a CSV file and invites them by mail, each by itself: a line that is wrong stops none of the
 * others. A dry run says what would happen and changes nothing.
 */
export async function importPeople(
  actor: Actor,
  { file, dryRun }: { file: Blob; dryRun: boolean },
  now: Date,
): Promise<PeopleReport> {
  authorise(actor, 'user.manage')
  const read = readPeopleFile(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) throw new AppError('INVALID', read.reason, { file: [read.reason] })
  if (!dryRun) {
    requireProof(actor, 'user.create')
    if (!mailIsOn())
      throw new AppError('CONFLICT', '还没有设置邮件服务器，不能发邀请邮件。请先设置邮件，再导入。')
  }
  const known = await knownAccounts(read.lines)
  const barred = await barredRoles(actor, read.lines)
  const lines: LineReport[] = []
  for (const line of read.lines) lines.push(await keepLine(actor, line, { known, barred, dryRun }, now))
  return { dryRun, lines }
}

/** The roles of a file that the actor may not give, each with the reason. */
async function barredRoles(actor: Actor, lines: PersonLine[]): Promise<Map<Role, string>> {
  const barred = new Map<Role, string>()
  for (const role of new Set(lines.map((line) => line.role))) {
    if (role === null) continue
    await transaction((tx) => roleToOpenWith(tx, actor, role)).catch((error: unknown) => {
      if (!isAppError(error)) throw error
      barred.set(role, error.message)
    })
  }
  return barred
}

async function knownAccounts(lines: PersonLine[]): Promise<Map<string, boolean>> {
  const found = await db.user.findMany({
    where: { email: { in: lines.map(({ email }) => email) } },
    take: lines.length,
    select: { email: true, active: true },
  })
  return new Map(found.map(({ email, active }) => [email, active]))
}

type Known = { known: ReadonlyMap<string, boolean>; barred: ReadonlyMap<Role, string>; dryRun: boolean }

const EXISTS = '这个邮箱已有账号'

async function keepLine(
  actor: Actor,
  line: PersonLine,
  { known, barred, dryRun }: Known,
  now: Date,
): Promise<LineReport> {
  if (line.why !== null) return { ...line, outcome: 'wrong' }
  const active = known.get(line.email)
  if (active !== undefined) return { ...line, outcome: 'exists', why: active ? EXISTS : `${EXISTS}，已停用` }
  const { name, email, role } = line
  const why = barred.get(role)
  if (why !== undefined) return { ...line, outcome: 'wrong', why }
  return dryRun ? { ...line, outcome: 'new' } : invite(actor, line, { name, email, role }, now)
}

async function invite(
  actor: Actor,
  line: PersonLine,
  person: { name: string; email: string; role: Role },
  now: Date,
): Promise<LineReport> {
  try {
    await inviteUser(actor, person, now)
    return { ...line, outcome: 'new' }
  } catch (error) {
    // Somebody else opened it meanwhile.
    if (isAppError(error, 'CONFLICT')) return { ...line, outcome: 'exists', why: EXISTS }
    throw error
  }
}
