import { expect, test } from 'vitest'
import { type Entry, makeEntry, REVALIDATE, type Rendered } from './entry'
import { withTime } from './last-modified'

const FIRST = Date.parse('2026-03-02T02:00:00.900Z')
const LATER = FIRST + 60_000
const rendered = (more: Partial<Rendered> = {}): Rendered => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from('一'),
  tags: [],
  began: { count: 1, watermark: 1n },
  notAfter: null,
  keep: true,
  ...more,
})
const entryOf = (page: Rendered): Promise<Entry> => makeEntry(page, { cacheControl: REVALIDATE })
const timeOf = (page: Rendered, before: Entry | null, now: number) =>
  withTime(page, before, now).headers['last-modified']

test('a page says when it was made, and goes on saying it while no byte of it changes', async () => {
  const first = withTime(rendered(), null, FIRST)
  expect(first.headers).toEqual({
    'content-type': 'text/html',
    'last-modified': 'Mon, 02 Mar 2026 02:00:00 GMT',
  })
  const kept = await entryOf(first)
  expect(timeOf(rendered(), kept, LATER)).toBe(kept.lastModified)
  expect(timeOf(rendered({ body: Buffer.from('二') }), kept, LATER)).toBe('Mon, 02 Mar 2026 02:01:00 GMT')
  const missing = await entryOf(rendered({ status: 404 }))
  expect(timeOf(rendered(), missing, LATER)).toBe('Mon, 02 Mar 2026 02:01:00 GMT')
})

test('what says its own time keeps it; what is not kept, or is no page, has none', () => {
  const own = { 'last-modified': 'Tue, 13 Apr 2021 16:00:00 GMT' }
  expect(timeOf(rendered({ headers: own }), null, FIRST)).toBe(own['last-modified'])
  for (const more of [{ keep: false }, { status: 404 }, { status: 301 }, { status: 410 }])
    expect(timeOf(rendered(more), null, FIRST)).toBeUndefined()
})
