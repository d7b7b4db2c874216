import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { getArticle } from '@/lib/articles/public'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { log } from '@/lib/server/log'
import { later, makeColumn, makeDraft, makeUser, NOW, type Person } from '@/test/newsroom'
import { eventsOf } from '@/test/refusals'
import { schedulePublication } from './commands'
import { runDue } from './run-due'

const logged = vi.spyOn(log, 'error')
const other = new pg.Client({ connectionString: env.DATABASE_URL })
let editor: Person
let columnId: number

beforeAll(async () => {
  await other.connect()
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
  // The database itself fails, as it does under load: for the pieces named here, with the code named here.
  await db.$executeRaw`CREATE TABLE troubles (article_id int PRIMARY KEY, code text NOT NULL)`
  await db.$executeRaw`CREATE FUNCTION make_trouble() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE trouble text := (SELECT code FROM troubles WHERE article_id = NEW.article_id);
    BEGIN
      IF trouble IS NOT NULL THEN RAISE EXCEPTION 'trouble' USING ERRCODE = trouble; END IF;
      RETURN NEW;
    END $$`
  await db.$executeRaw`CREATE TRIGGER trouble BEFORE INSERT ON publications FOR EACH ROW EXECUTE FUNCTION make_trouble()`
})
beforeEach(async () => {
  await db.$executeRaw`DELETE FROM troubles`
  await db.schedule.deleteMany({ where: { state: 'PENDING' } })
  logged.mockClear()
})
afterAll(() => other.end())

/** Pieces due one minute after another, in this order. */
async function appoint(count: number): Promise<number[]> {
  const ids: number[] = []
  for (let n = 0; n < count; n++) {
    const ref = await makeDraft(editor, { columnId })
    await schedulePublication(editor, { ...ref, dueAt: later(10 + n) }, NOW)
    ids.push(ref.id)
  }
  return ids
}
const isPublic = async (id: number) => (await getArticle(id)) !== null
const stateOf = async (articleId: number) =>
  (await db.schedule.findFirstOrThrow({ where: { articleId }, select: { state: true } })).state
const triesLogged = () => logged.mock.calls.map(([what]) => (what as { tries?: number }).tries)

test.each(['40P01', '40001', '57014', '55P03', '53200', 'XX000'])(
  'after a failure of the database (%s) an appointment waits, the others are kept, and it is tried again',
  async (code) => {
    const [bad = 0, good = 0] = await appoint(2)
    await db.$executeRaw`INSERT INTO troubles VALUES (${bad}, ${code})`
    expect(await runDue(later(60))).toBe(1)
    expect([await isPublic(bad), await isPublic(good)]).toEqual([false, true])
    expect(await stateOf(bad)).toBe('PENDING')
    expect((await eventsOf('article', bad)).map(({ action }) => action)).not.toContain('schedule.fail')
    expect(await runDue(later(61))).toBe(0)
    expect(triesLogged()).toEqual([1, 2])
    await db.$executeRaw`DELETE FROM troubles`
    expect(await runDue(later(62))).toBe(1)
    expect((await getArticle(bad))?.publishedAt).toEqual(later(10))
    expect([await stateOf(bad), logged.mock.calls.length]).toEqual(['DONE', 2])
  },
)

test('more than a batch that cannot be kept ends neither the sweep nor what is due behind it', async () => {
  const ids = await appoint(54)
  const [last = 0] = ids.slice(-1)
  for (const id of ids.slice(0, -1)) await db.$executeRaw`INSERT INTO troubles VALUES (${id}, '40P01')`
  expect(await runDue(later(100))).toBe(1)
  expect(await isPublic(last)).toBe(true)
  expect(logged).toHaveBeenCalledTimes(53)
  await db.$executeRaw`DELETE FROM troubles`
  expect(await runDue(later(100))).toBe(53)
})

test('a piece that somebody holds is passed over at once', async () => {
  const [held = 0, free = 0] = await appoint(2)
  await other.query('BEGIN')
  await other.query('SELECT 1 FROM articles WHERE id = $1 FOR UPDATE', [held])
  const began = Date.now()
  expect(await runDue(later(60))).toBe(1)
  expect(Date.now() - began).toBeLessThan(1_000)
  expect([await isPublic(held), await isPublic(free)]).toEqual([false, true])
  await other.query('ROLLBACK')
  expect(await runDue(later(60))).toBe(1)
  expect(triesLogged()).toEqual([])
})

test('what falls due in the same moment, finer than a millisecond, is met once a sweep', async () => {
  const [bad = 0] = await appoint(1)
  await db.$executeRaw`INSERT INTO troubles VALUES (${bad}, '40P01')`
  await db.$executeRaw`UPDATE schedules SET due_at = due_at + interval '1 microsecond' WHERE article_id = ${bad}`
  expect(await runDue(later(60))).toBe(0)
  expect(triesLogged()).toEqual([1])
})
