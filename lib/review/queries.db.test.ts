import { beforeAll, describe, expect, test } from 'vitest'
import { trashArticle } from '@/lib/articles/commands'
import { publishArticle } from '@/lib/articles/publication-commands'
import type { Role } from '@/lib/db/generated/enums'
import { NO_NEWS } from '@/lib/notifications/news'
import { countOwnNews } from '@/lib/notifications/queries'
import { schedulePublication } from '@/lib/schedule/commands'
import { later, makeDraft, makeStaff, makeUser, NOW, type Person, ROLES, system } from '@/test/newsroom'
import { approve, makeReviewed, step, stepId, submitted, take } from '@/test/review'
import { listBoard } from './board-queries'
import { BOARDS, type Board } from './boards'
import { countBoards } from './count-queries'
import { listGates } from './list-queries'
import { getReview } from './panel-queries'
import { sendBack } from './return-commands'
import { getSheet } from './sheet-queries'
import { publishUrgently } from './urgent-commands'

let staff: Record<Role, Person>
let author: Person
let second: Person
let columnId: number

beforeAll(async () => {
  staff = await makeStaff()
  ;[author, second] = [await makeUser('AUTHOR'), await makeUser('EDITOR')]
  columnId = await makeReviewed([
    step('一审', { dueHours: 8 }),
    step('终审', { roles: ['CHIEF'], dueHours: 24 }),
  ])
})

const on = async (actor: Person, board: Board, now = NOW) =>
  (await listBoard(actor, board, now, null)).rows.map(({ articleId }) => articleId)

describe('boards', () => {
  let waiting: number
  let taken: number
  let own: number
  let back: number
  let signed: number
  let appointed: number
  let urgent: number
  let trashed: number

  beforeAll(async () => {
    const piece = () => submitted(author, { columnId })
    waiting = (await piece()).id
    const two = await piece()
    await take(second, two, '一审')
    taken = two.id
    own = (await submitted(staff.EDITOR, { columnId })).id
    const three = await piece()
    await sendBack(
      second,
      { ...three, stepId: await stepId(three.id, '一审'), toStepId: null, reason: '请改' },
      NOW,
    )
    back = three.id
    const sign = async () => {
      const ref = await piece()
      await approve(second, ref, '一审')
      await approve(staff.CHIEF, ref, '终审')
      return ref
    }
    signed = (await sign()).id
    const five = await sign()
    await schedulePublication(staff.EDITOR, { ...five, dueAt: later(60) }, NOW)
    appointed = five.id
    await publishArticle(staff.EDITOR, await sign(), NOW)
    const six = await makeDraft(author, { columnId })
    await publishUrgently(staff.CHIEF, { ...six, reason: '防汛' }, NOW)
    urgent = six.id
    const seven = await piece()
    await trashArticle(author, seven, NOW)
    trashed = seven.id
  })

  test('show everybody what concerns them, and nothing in the trash', async () => {
    expect(await on(staff.EDITOR, 'waiting')).toEqual([waiting])
    expect(await on(second, 'waiting')).toEqual([waiting, taken, own])
    expect(await on(staff.CHIEF, 'waiting')).toEqual([])
    expect(await on(author, 'waiting')).toEqual([])
    expect(await on(author, 'returned')).toEqual([back])
    expect(await on(staff.EDITOR, 'returned')).toEqual([])
    expect(await on(staff.EDITOR, 'mine')).toEqual([own])
    expect(await on(author, 'mine')).not.toContain(trashed)
    expect(await on(staff.EDITOR, 'today')).toEqual([signed, appointed])
    expect(await on(staff.AUTHOR, 'today')).toEqual([])
    expect(await on(staff.EDITOR, 'overdue')).toEqual([])
    expect(await on(staff.EDITOR, 'overdue', later(9 * 60))).toEqual([waiting, taken, own])
    expect(await on(staff.AUTHOR, 'overdue', later(9 * 60))).toEqual([])
    expect(await on(second, 'urgent')).toEqual([urgent])
    expect(await on(author, 'urgent')).toEqual([])
  })

  test('count what they list', async () => {
    for (const actor of [...ROLES.map((role) => staff[role]), author, second]) {
      const counts = await countBoards(actor, NOW)
      for (const board of BOARDS) {
        const { rows } = await listBoard(actor, board, NOW, null)
        const listed = board === 'mine' ? rows.filter(({ state }) => state === 'OPEN') : rows
        expect([board, counts[board]]).toEqual([board, listed.length])
      }
      expect((await countOwnNews(actor)).toReview).toBe(counts.waiting + counts.returned)
    }
    expect(await countOwnNews(system)).toEqual(NO_NEWS)
  })

  test('go on over their pages without leaving out or repeating anything', async () => {
    const own = await makeReviewed([step('一审', { roles: ['ADMIN'] })])
    for (let n = 0; n < 31; n++) await submitted(author, { columnId: own })
    const first = await listBoard(staff.ADMIN, 'waiting', NOW, null)
    const next = await listBoard(staff.ADMIN, 'waiting', NOW, first.next)
    expect([first.rows.length, next.rows.length, next.next]).toEqual([30, 1, null])
    const mine = await listBoard(author, 'mine', NOW, null)
    const rest = await listBoard(author, 'mine', NOW, mine.next)
    const ids = [...mine.rows, ...rest.rows].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
  })

  test('and the list of pieces say what each may do', async () => {
    const rows = [waiting, signed, back].map((id) => ({ id, column: { id: columnId } }))
    const gates = await listGates([...rows, { id: urgent, column: null }])
    expect(gates.get(waiting)).toMatchObject({ policy: 'steps', open: { waitsFor: ['一审'] }, signed: null })
    expect(gates.get(signed)?.signed).not.toBeNull()
    expect(gates.get(back)).toEqual({ policy: 'steps', open: null, signed: null })
    expect(gates.get(urgent)?.policy).toBe('none')
  })

  test('the panel and the sheet are there for who may read the piece, and for nobody else', async () => {
    for (const [actor, may] of [
      [author, true],
      [second, true],
      [staff.CHIEF, true],
      [staff.AUTHOR, false],
    ] as const) {
      expect((await getReview(actor, signed, NOW)) !== null).toBe(may)
      expect((await getSheet(actor, signed)) !== null).toBe(may)
    }
    expect(await getReview(author, 999_999, NOW)).toBeNull()
    expect(await getSheet(author, urgent)).toBeNull()
    const sheet = await getSheet(author, signed)
    expect(sheet?.steps.map(({ name, by, hash }) => [name, by, hash?.length])).toEqual([
      ['一审', second.name, 64],
      ['终审', staff.CHIEF.name, 64],
    ])
  })

  test('the panel offers each person what the commands let them do', async () => {
    const offers = async (actor: Person, id: number) => {
      const panel = await getReview(actor, id, NOW)
      return panel?.steps.flatMap(({ name, may }) =>
        Object.entries(may).flatMap(([verb, on]) => (on ? `${verb} ${name}` : [])),
      )
    }
    expect(await offers(staff.EDITOR, waiting)).toEqual([
      'take 一审',
      'approve 一审',
      'return 一审',
      'delegate 一审',
    ])
    expect(await offers(author, waiting)).toEqual([])
    expect(await offers(staff.EDITOR, taken)).toEqual([])
    expect(await offers(second, taken)).toEqual([
      'release 一审',
      'approve 一审',
      'return 一审',
      'delegate 一审',
    ])
    expect(await offers(staff.CHIEF, waiting)).toEqual(['delegate 一审'])
    expect(await offers(staff.EDITOR, own)).toEqual([])
    const panel = await getReview(author, waiting, NOW)
    expect(panel?.may).toEqual({ submit: false, withdraw: true, recall: false })
    expect((await getReview(staff.CHIEF, signed, NOW))?.may.recall).toBe(true)
  })
})
