import { expect, test } from 'vitest'
import { factsOf } from './facts'
import { KIND_NAMES, KINDS } from './kinds'
import { isUrgent, kindLabel, noticeDetail, noticePath, noticeSentence } from './notice'
import { RULES } from './rules'
import { deliveries, kindsFor } from './settings'

const thread = { id: 9, quote: '脚印', blocking: false, resolvedAt: null }

test('which event concerns whom and as what, so that a change shows as a diff', () => {
  const table = Object.entries(RULES).map(
    ([action, rules]) =>
      `${action}: ${rules.map(({ kind, to, when, unless, otherwise }) => `${kind} → ${to}${when ? ` if ${when}` : ''}${unless ? ` unless ${unless}` : ''}${otherwise ? ' otherwise' : ''}`).join(', ')}`,
  )
  expect(table).toMatchInlineSnapshot(`
    [
      "article.submit: submitted → reviewers unless round",
      "article.return: returned → owner, returned → submitter",
      "article.publish: kept → appointer, corrected → owner if what, published → owner, corrected → editors if what",
      "article.withdraw: kept → appointer, withdrawn → owner",
      "article.trash: trashed → owner",
      "article.pin: kept → appointer",
      "article.unpin: kept → appointer",
      "article.reinstate: reinstated → owner, reinstated → editors",
      "correction.add: corrected → owner, corrected → editors",
      "review.wait: waiting → takers",
      "review.overdue: overdue → takers, overdue → managers",
      "review.delegate: delegated → holder",
      "review.return: returned → owner if ended, returned → submitter if ended",
      "review.replace: returned → owner, returned → submitter",
      "review.sign: signed → owner, signed → submitter",
      "review.recall: recalled → owner, recalled → submitter",
      "review.urgent: emergency → colleagues",
      "schedule.publish: scheduled → owner",
      "schedule.withdraw: scheduled → owner",
      "schedule.pin: scheduled → owner",
      "schedule.unpin: scheduled → owner",
      "schedule.move: scheduled → appointer, scheduled → owner",
      "schedule.cancel: cancelled → appointer, cancelled → owner",
      "schedule.fail: failed → appointer, failed → owner, failed → reviewers otherwise",
      "comment.begin: mention → mentioned, blocking → owner if blocking, comment → owner",
      "comment.reply: mention → mentioned, reply → writers, comment → owner",
      "comment.block: blocking → owner, blocking → writers",
      "comment.resolve: resolved → writers",
      "plan.create: assigned → receiver",
      "plan.update: assigned → receiver, reassigned → former, planned → assignee",
      "plan.move: planned → assignee",
      "plan.start: planned → assignee",
      "plan.finish: planned → assignee, planned → pitcher",
      "plan.drop: planned → assignee, planned → pitcher",
      "plan.reopen: planned → assignee, planned → pitcher",
      "webhook.disable: webhook → webmasters",
      "user.hand-over: handed → receiver",
      "user.update: account → subject",
      "user.columns: account → subject",
      "user.activate: account → subject",
      "user.password-reset: account → subject",
      "user.password-link: account → subject",
      "user.factor-reset: account → subject",
      "user.identity-link: device → subject",
      "user.identity-reset: account → subject",
      "user.factor-code-used: device → subject",
      "user.author: account → subject",
      "user.token-end: account → subject",
      "user.sign-out: account → subject",
      "user.sign-out-one: account → subject",
      "session.lock: lock → addressee",
      "session.new-device: device → subject",
    ]
  `)
})

test('every kind comes about, and every sentence is whole', () => {
  const made = Object.values(RULES).flatMap((rules) => rules.map(({ kind }) => kind))
  expect(new Set(made)).toEqual(new Set(KIND_NAMES))
  for (const [action, rules] of Object.entries(RULES)) {
    const title = /^(user|session)\./.test(action) ? undefined : '滩涂'
    const facts = factsOf({ action: action as keyof typeof RULES, actorName: '许见山', title, data: {} })
    for (const { kind } of rules) {
      const said = noticeSentence({ kind, data: facts })
      expect(said).not.toMatch(/[{}]|《》/)
      expect(said.includes('滩涂')).toBe(title !== undefined)
    }
  }
})

test('what an event said stands below: a reason, a time, what changed; of a remark its text as it is now', () => {
  const told = (action: keyof typeof RULES, data: Record<string, unknown>) =>
    factsOf({ action, actorName: '许见山', title: '滩涂', data })
  expect(told('article.return', { reason: '出处不明' }).detail).toBe('出处不明')
  expect(told('schedule.publish', { dueAt: '2026-03-02T02:00:00Z' })).toMatchObject({
    ...{ did: '发布', detail: '时间：2026-03-02 10:00' },
  })
  const moved = { before: { dueAt: '2026-03-02T02:00:00Z' }, after: { dueAt: '2026-03-03T02:30:00Z' } }
  expect(told('schedule.move', moved)).toMatchObject({ did: '新的', detail: '时间：2026-03-03 10:30' })
  expect(told('article.publish', { before: { state: 'PUBLISHED' } }).did).toBe('更新')
  const roles = { before: { name: '甲', role: 'EDITOR' }, after: { name: '甲', role: 'CHIEF' } }
  expect(told('user.update', roles).detail).toBe('角色：编辑 → 总编')
  expect(told('article.return', { reason: '长'.repeat(900) }).detail).toHaveLength(500)
  expect(noticeDetail({ data: { detail: '旧' }, comment: { text: '现在的话', thread } })).toBe('现在的话')
  expect(noticeDetail({ data: null, comment: null })).toBe('')
})

test('a notification leads to the thread, the piece, the plan or the account', () => {
  const comment = { text: '请看', thread }
  expect(noticePath({ kind: 'mention', data: {}, articleId: 7, comment })).toBe('/admin/articles/7?thread=9')
  expect(noticePath({ kind: 'blocking', data: { threadId: 8 }, articleId: 7, comment: null })).toBe(
    '/admin/articles/7?thread=8',
  )
  expect(noticePath({ kind: 'returned', data: {}, articleId: 7, comment: null })).toBe('/admin/articles/7')
  expect(noticePath({ kind: 'waiting', data: {}, articleId: 7, comment: null })).toBe(
    '/admin/articles/7#review',
  )
  expect(noticePath({ kind: 'assigned', data: { planId: 3 }, articleId: null, comment: null })).toBe(
    '/admin/planning?plan=3',
  )
  expect(noticePath({ kind: 'account', data: {}, articleId: null, comment: null })).toBe('/admin/account')
})

test('a row of another version still says what it can', () => {
  const row = { kind: 'overtaken', data: { actor: '许见山', title: '滩涂' }, articleId: 7, comment: null }
  expect([noticeSentence(row), noticePath(row), kindLabel(row.kind), isUrgent(row.kind)]).toEqual([
    ...['许见山：《滩涂》', '/admin/articles/7', '其他', false],
  ])
  expect(noticeSentence({ kind: 'returned', data: 'broken' })).toBe('退回了《》')
})

test('a choice that is none counts as not made', () => {
  expect(deliveries(null).mention).toBe(KINDS.mention.delivery)
  expect(deliveries({ mention: 'NONE', reply: 'PIGEON' })).toMatchObject({
    ...{ mention: 'NONE', reply: KINDS.reply.delivery },
  })
})

test('nobody is asked about what they cannot get', () => {
  const kindsOf = (role: 'ADMIN' | 'EDITOR' | 'AUTHOR') => kindsFor({ id: 1, role, name: '', limits: null })
  expect(kindsOf('ADMIN')).toEqual(KIND_NAMES)
  expect(KIND_NAMES.filter((kind) => !kindsOf('EDITOR').includes(kind))).toEqual(['webhook'])
  expect(KIND_NAMES.filter((kind) => !kindsOf('AUTHOR').includes(kind))).toEqual([
    ...['submitted', 'waiting', 'delegated', 'overdue', 'emergency', 'webhook'],
  ])
})
