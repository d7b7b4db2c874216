import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { daysAgo, happened } from '@/test/audit-log'
import { makeStaff, makeUser, type Person, ROLES, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { beginExport, pruneEvents } from './commands'
import { exportedParts } from './export-queries'
import type { AuditFilter } from './filter'
import { recordEvent } from './record'
import { verifyChain } from './verify-queries'

let staff: Record<Role, Person>
const now = () => new Date()

beforeAll(async () => {
  staff = await makeStaff()
})

describe('the export', () => {
  const exported = async (actor: Person, filter: AuditFilter) => {
    const { newest, count } = await beginExport(actor, filter, now())
    let text = ''
    for await (const part of exportedParts(actor, filter, newest)) text += part
    return { count, lines: text.trimEnd().split('\r\n') }
  }

  test('holds what the filter shows, over its batches, and is an event itself', async () => {
    const editor = await makeUser('EDITOR')
    await db.auditEvent.createMany({
      data: Array.from({ length: 2_300 }, (_, n) => ({
        ...{
          action: 'tag.create',
          subject: 'tag',
          subjectId: String(n),
          actorId: editor.id,
          actorName: '=甲',
        },
      })),
    })
    const { count, lines } = await exported(staff.ADMIN, { who: editor.id })
    expect([count, lines.length]).toEqual([2_300, 2_301])
    expect(lines[1]).toMatch(/,'=甲,标签,新建,标签 2299,,,\d+,\d+,[0-9a-f]{64}$/)
    expect(await lastEventOf('audit', 'log')).toMatchObject({
      ...{ action: 'audit.export', actorId: staff.ADMIN.id },
      data: { rows: 2_300, filter: { who: editor.id } },
    })
  })

  test('is refused when it would be nothing, or of more than 184 days', async () => {
    const editor = await makeUser('EDITOR')
    await refused(() => beginExport(staff.ADMIN, { who: editor.id }, now()), 'INVALID')
    await happened(daysAgo(185), 'tag.create', '1', editor.id)
    await refused(() => beginExport(staff.ADMIN, { who: editor.id }, now()), 'INVALID')
    await refused(() => beginExport(staff.ADMIN, { from: '2020-01-01', to: '2026-12-31' }, now()), 'INVALID')
    await happened(daysAgo(3), 'tag.create', '1', editor.id)
    const from = daysAgo(180).toISOString().slice(0, 10)
    expect((await exported(staff.ADMIN, { who: editor.id, from })).count).toBe(1)
  })

  test('is for admins alone, at its beginning and at every part', async () => {
    for (const role of ['CHIEF', 'EDITOR', 'AUTHOR'] as const) {
      await refused(() => beginExport(staff[role], {}, now()), 'FORBIDDEN')
      await refused(() => exportedParts(staff[role], {}, 10n).next(), 'FORBIDDEN')
    }
  })
})

describe('pruning', () => {
  beforeEach(async () => {
    await happened(daysAgo(200), 'session.open')
    await happened(daysAgo(190), 'session.refuse')
    await happened(daysAgo(190), 'tag.create')
    await happened(daysAgo(180), 'session.close')
  })

  test('takes access records of before the day, no other, and the chain still holds (R-35)', async () => {
    const before = daysAgo(185)
    expect(await pruneEvents(system, before, now())).toBe(2)
    const left = await db.auditEvent.findMany({ where: { at: { lt: before } }, select: { action: true } })
    expect(left.filter(({ action }) => action.startsWith('session.'))).toEqual([])
    expect(left.length).toBeGreaterThan(0)
    expect(await lastEventOf('audit', 'log')).toMatchObject({
      ...{ action: 'audit.prune', actorId: null },
      data: { count: 2, before: before.toISOString() },
    })
    expect(await verifyChain()).toMatchObject({ pruned: 2, fault: null })
    expect(await pruneEvents(system, daysAgo(186), now())).toBe(0)
    expect((await verifyChain()).fault).toBeNull()
  })

  test('never takes what is younger than 184 days, and is no role’s to do', async () => {
    await refused(() => pruneEvents(system, daysAgo(183), now()), 'INVALID')
    for (const role of ROLES) await refused(() => pruneEvents(staff[role], daysAgo(185), now()), 'FORBIDDEN')
  })

  test.each(['tag.create', 'session.close'])(
    'not even the mark of a pruning opens the way to %s',
    async (action) => {
      await expect(
        transaction(async (tx) => {
          await tx.$queryRaw`SELECT set_config('qingyan.audit_prune', 'on', true)`
          await tx.auditEvent.deleteMany({ where: { action, at: { lt: daysAgo(170) } } })
        }),
      ).rejects.toThrow('never changed')
    },
  )

  test('a record more than the pruning counted is found', async () => {
    await pruneEvents(system, daysAgo(185), now())
    await happened(daysAgo(200), 'session.open', 'by hand')
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('qingyan.audit_prune', 'on', true)`
      await tx.auditEvent.deleteMany({ where: { subjectId: 'by hand' } })
    })
    expect((await verifyChain()).fault).toMatchObject({ kind: 'pruning' })
    // Accounted for again, so that what comes after starts from a whole chain.
    await transaction((tx) =>
      recordEvent(tx, {
        actor: system,
        action: 'audit.prune',
        subject: 'audit',
        subjectId: 'log',
        data: { before: daysAgo(185).toISOString(), count: 1 },
      }),
    )
    expect((await verifyChain()).fault).toBeNull()
  })
})
