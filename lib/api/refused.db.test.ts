import { expect, test } from 'vitest'
import { DELETE, GET, PATCH, POST, PUT } from '@/app/api/v1/[[...path]]/route'
import * as piece from '@/app/api/v1/articles/[id]/route'
import * as pieces from '@/app/api/v1/articles/route'
import { db } from '@/lib/db/client'
import { makeUser } from '@/test/newsroom'
import { Program } from '@/test/program'
import { fingerprint } from '@/test/refusals'

test('a text whose stored form is damaged is read as far as it goes, and changed at the desk alone (R-34)', async () => {
  const program = await Program.of(await makeUser('EDITOR'))
  const { json: made } = await program.ask(pieces.POST, { body: { title: '坏了的', markdown: '退潮之后。' } })
  const { id, version } = made as { id: number; version: number }
  const body = { type: 'doc', content: [{ type: 'gone', content: [{ type: 'text', text: '退潮之后。' }] }] }
  await db.article.update({ where: { id }, data: { body } })
  const before = await fingerprint()
  for (const change of [{ title: '改了题' }, { markdown: '重写的正文。' }]) {
    const answer = await program.ask(piece.PATCH, { id, method: 'PATCH', body: { version, ...change } })
    expect([answer.status, answer.json.code]).toEqual([409, 'CONFLICT'])
    expect(answer.json.detail).toContain('请在采编台打开稿件')
  }
  expect(await fingerprint()).toEqual(before)
  expect((await program.ask(piece.GET, { id })).status).toBe(200)
})

test('an address that is no operation asks for a token, and says so to who has one', async () => {
  const { headers } = await Program.of(await makeUser('EDITOR'))
  for (const [method, handler] of Object.entries({ GET, POST, PUT, PATCH, DELETE }))
    for (const [given, status, code] of [
      [{}, 401, 'UNAUTHENTICATED'],
      [headers, 404, 'NOT_FOUND'],
    ] as const) {
      const request = new Request('http://api.test/api/v1/nothing', { method, headers: given })
      const answer = await handler(request, { params: Promise.resolve({}) })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        status,
        'application/problem+json',
      ])
      expect(await answer.json()).toMatchObject({
        code,
        detail: expect.stringMatching(/\p{Script=Han}.*。$/u),
      })
    }
})
