import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { AppError } from '@/lib/errors'
import { LONGEST_RUN, nightDue } from './due'
import { lookOver } from './look'
import type { Finding } from './schema'

const KEPT = 30 * 86_400_000

const goesOn = () => new AppError('CONFLICT', '已经在检查了，请稍等片刻，结果出来后会自动显示。')

/** Asks for the site to be looked over now; the worker does it. CONFLICT while a run waits or goes on. */
export async function askForCheckup(actor: Actor, now: Date): Promise<void> {
  authorise(actor, 'checkup.read')
  await transaction(async (tx) => {
    const since = new Date(now.getTime() - LONGEST_RUN)
    const going = await tx.checkupRun.count({
      where: { finishedAt: null, OR: [{ startedAt: null }, { startedAt: { gt: since } }] },
    })
    if (going > 0) throw goesOn()
    const { id } = await tx.checkupRun.create({
      data: { askedById: actor.id, askedAt: now },
      select: { id: true },
    })
    await recordEvent(tx, { actor, action: 'checkup.ask', subject: 'checkup', subjectId: id })
  }).catch((error) => {
    throw isUniqueViolation(error) ? goesOn() : error
  })
}

/** Notes tonight's run when it is due and nobody has. */
async function noteNight(now: Date): Promise<void> {
  const night = nightDue(now)
  if (night === null || (await db.checkupRun.count({ where: { night } })) > 0) return
  await db.$executeRaw`INSERT INTO checkup_runs (night, asked_at)
    VALUES (${night.toISOString().slice(0, 10)}::date, ${now.toISOString()}::timestamptz) ON CONFLICT DO NOTHING`
}

/** Takes the run that waits, so that no other process does; null when none waits. */
async function takeRun(now: Date): Promise<number | null> {
  const [run] = await db.$queryRaw<{ id: number }[]>`
    UPDATE checkup_runs SET started_at = ${now.toISOString()}::timestamptz
    WHERE id = (SELECT id FROM checkup_runs WHERE started_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`
  return run?.id ?? null
}

async function write(runId: number, findings: Finding[]): Promise<void> {
  if (findings.length === 0) return
  await db.checkupFinding.createMany({ data: findings.map((finding) => ({ runId, ...finding })) })
}

/** Puts the run's findings in the place of those before, in one moment. */
async function finish(
  runId: number,
  looked: { pieces: number; links: number; unasked: number },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const of = await tx.publication.count()
    await tx.checkupRun.update({
      where: { id: runId },
      data: { ...looked, of, finishedAt: now },
      select: { id: true },
    })
    await tx.checkupFinding.deleteMany({ where: { runId: { not: runId } } })
    await tx.checkupRun.deleteMany({
      where: { id: { not: runId }, askedAt: { lt: new Date(now.getTime() - KEPT) } },
    })
  })
}

/**
 * Looks the site over when somebody asked or the night's turn has come; false when there was nothing to do. Safe to call
 * in several processes at once: the row decides who does it.
 */
export async function runCheckup(
  now: Date,
  options: { trusted?: string; rest?: number; most?: number } = {},
): Promise<boolean> {
  await noteNight(now)
  const runId = await takeRun(now)
  if (runId === null) return false
  const looked = await lookOver(now, (findings) => write(runId, findings), options)
  const finishedAt = new Date(Math.max(now.getTime(), Date.now()))
  await finish(runId, looked, finishedAt)
  return true
}
