import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ACTIONS, isAction, NOUNS } from './actions'
import { changeLine, changesOf, sentence } from './words'

const root = join(import.meta.dirname, '..', '..')

/** Source files in which something is recorded, without tests. */
function recorders(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : recorders(path)
    if (!/\.tsx?$/.test(entry.name) || /\.test\.ts$/.test(entry.name)) return []
    const source = readFileSync(join(root, path), 'utf8')
    return source.includes('recordEvent(') && path !== 'lib/audit/record.ts' ? [source] : []
  })
}

const sources = ['lib', 'prisma', 'scripts', 'app'].flatMap(recorders)
const literals = (text: string) =>
  [...text.matchAll(/'([a-z]+\.[a-z-]+)'/g)].map(([, action]) => action ?? '')
const recorded = new Set(sources.flatMap(literals))
/** Recorded under a verb that is put together; the types hold them to the table. */
const COMPOSED = /^(comment|review|synonym)\./

test('every action that the code records has words, and every one that has words is recorded (S-64)', () => {
  // Permissions look alike and stand in the same files: what the table has no noun for is none of ours.
  const claimed = sources.flatMap((source) => source.match(/\baction: .+/g) ?? []).flatMap(literals)
  expect(claimed.filter((action) => !isAction(action))).toEqual([])
  const verbs = [...recorded].filter((name) => isAction(name))
  const named = Object.keys(ACTIONS).filter((action) => !COMPOSED.test(action))
  expect(verbs.filter((action) => !COMPOSED.test(action)).sort()).toEqual(named.sort())
  for (const action of Object.keys(ACTIONS)) expect(Object.keys(NOUNS)).toContain(action.split('.')[0])
})

test('each action is one name in its group', () => {
  const names = Object.entries(ACTIONS).map(([action, [name]]) => `${action.split('.')[0]} ${name}`)
  expect(new Set(names).size).toBe(names.length)
})

const told = { actorName: '沈一', subject: 'article', subjectId: '1001', data: {} }

test.each([
  [{ ...told, action: 'article.publish', data: { title: '滩涂' } }, '沈一发布了稿件“滩涂”（1001）'],
  [{ ...told, action: 'article.save', name: '今天的题' }, '沈一保存了稿件“今天的题”（1001）'],
  [{ ...told, action: 'article.purge' }, '沈一彻底删除了稿件 1001'],
  [{ ...told, action: 'article.submit' }, '沈一把稿件 1001 送审'],
  [{ ...told, action: 'session.open', subject: 'user', subjectId: '3' }, '沈一登录了采编台'],
  [
    { ...told, action: 'session.refuse', subject: 'email', subjectId: 'a@b.cn', actorName: '系统' },
    '系统拒绝了一次登录：邮箱 a@b.cn',
  ],
  [
    {
      ...told,
      action: 'tag.update',
      subject: 'tag',
      data: { before: { name: '旧' }, after: { name: '新' } },
    },
    '沈一修改了标签“新”（1001）',
  ],
  [{ ...told, action: 'article.publish', data: { title: '$& 与 {}' } }, '沈一发布了稿件“$& 与 {}”（1001）'],
  [{ ...told, action: 'thing.of-old', subject: 'thing' }, '沈一：thing.of-old thing 1001'],
])('%j reads: %s', (event, words) => {
  expect(sentence(event)).toBe(words)
})

test('what changed is told in words, what did not is left out, and the rest of the facts follow', () => {
  const data = {
    before: { name: '沈一', role: 'EDITOR', active: true },
    after: { name: '沈一', role: 'AUTHOR', active: false },
    reason: '离开',
  }
  expect(changesOf(data).map(changeLine)).toEqual(['角色：编辑 → 作者', '在用：是 → 否', '原因：离开'])
  expect(
    changesOf({ before: { state: 'SCHEDULED' }, after: { state: 'PUBLISHED' } }).map(changeLine),
  ).toEqual(['状态：定时 → 已发布'])
  expect(changesOf({ before: { genre: 'COMMENTARY' }, after: { genre: 'NEWS' } }).map(changeLine)).toEqual([
    '体裁：评论 → 新闻',
  ])
  expect(changesOf({ before: null, after: { siteName: '青言' } }).map(changeLine)).toEqual([
    '网站名称：（空） → 青言',
  ])
  expect(
    changesOf({ before: { dueAt: '2026-03-02T02:00:00.000Z' }, after: { dueAt: null } }).map(changeLine),
  ).toEqual(['时间：2026-03-02 10:00 → （空）'])
  expect(changesOf({ before: '2026-03-01T16:00:00.000Z', count: 3 }).map(changeLine)).toEqual([
    '数量：3',
    '早于：2026-03-02 00:00',
  ])
})

test.each([null, [], 'text', 7])(
  'data that is no record of facts (%j) says nothing and breaks nothing',
  (data) => {
    expect(changesOf(data)).toEqual([])
  },
)
