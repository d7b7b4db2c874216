import { beforeAll, describe, expect, test } from 'vitest'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import type { Role } from '@/lib/db/generated/enums'
import { cancelSchedule, moveSchedule, schedulePin, schedulePublication } from '@/lib/schedule/commands'
import { later, makeDraft, makeStaff, makeUser, NOW, type Person, ROLES } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { makeReviewed } from '@/test/review'

let staff: Record<Role, Person>
let editor: Person
let free: number

beforeAll(async () => {
  staff = await makeStaff()
  editor = await makeUser('EDITOR')
  free = await makeReviewed([])
})

const dueAt = later(90)

describe('where nothing is reviewed', () => {
  test('authors publish, appoint, move and call off their own pieces, and nobody else’s', async () => {
    const ref = await makeDraft(staff.AUTHOR, { columnId: free })
    const { scheduleId } = await schedulePublication(staff.AUTHOR, { ...ref, dueAt }, NOW)
    await moveSchedule(staff.AUTHOR, { scheduleId, from: dueAt, dueAt: later(120) }, NOW)
    await refused(() => schedulePin(staff.AUTHOR, { ...ref, dueAt: later(120) }, NOW), 'FORBIDDEN')
    const pin = await schedulePin(editor, { ...ref, dueAt: later(120) }, NOW)
    await refused(() => cancelSchedule(staff.AUTHOR, pin, NOW), 'FORBIDDEN')
    await cancelSchedule(staff.AUTHOR, { scheduleId }, NOW)
    await publishArticle(staff.AUTHOR, ref, NOW)
    expect((await lastEventOf('article', ref.id)).action).toBe('article.publish')
    const other = await makeDraft(editor, { columnId: free })
    await refused(() => publishArticle(staff.AUTHOR, other, NOW), 'FORBIDDEN')
    await refused(() => schedulePublication(staff.AUTHOR, { ...other, dueAt }, NOW), 'FORBIDDEN')
    const theirs = await schedulePublication(editor, { ...other, dueAt }, NOW)
    const moved = { ...theirs, from: dueAt, dueAt: later(120) }
    await refused(() => moveSchedule(staff.AUTHOR, moved, NOW), 'FORBIDDEN')
    await refused(() => withdrawArticle(staff.AUTHOR, { ...ref, reason: '不想要了' }, NOW), 'FORBIDDEN')
    for (const role of ROLES)
      if (role !== 'AUTHOR')
        await publishArticle(staff[role], await makeDraft(editor, { columnId: free }), NOW)
  })
})
