import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChainEvent, digestText, eventDigest, GENESIS, linkHash } from './chain'
import { ChainWalk } from './walk'

const event = (over: Partial<ChainEvent> = {}): ChainEvent => ({
  id: 1n,
  at: '2026-03-02T02:00:00.000001Z',
  actorId: null,
  actorName: '甲',
  action: 'tag.create',
  subject: 'tag',
  subjectId: '7',
  address: '',
  data: '{}',
  tags: [],
  ...over,
})

test('the text is what the decision says, so that anybody can compute it', () => {
  expect(digestText(event({ tags: ['a', '标签'] }))).toBe(
    '1:127:2026-03-02T02:00:00.000001Z-3:甲10:tag.create3:tag1:70:2:{}1:21:a6:标签',
  )
})

const some = fc.record({
  actorId: fc.option(fc.integer({ min: 1, max: 99 })),
  actorName: fc.string(),
  subjectId: fc.string(),
  address: fc.string(),
  tags: fc.option(fc.array(fc.option(fc.string()), { maxLength: 3 })),
})

test('two events that differ anywhere never have one text', () => {
  fc.assert(
    fc.property(some, some, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other)
      expect(digestText(event(one)) === digestText(event(other))).toBe(same)
    }),
  )
})

/** A link as the trigger makes it. */
function linkOf(of: ChainEvent, seq: bigint, prevHash: Uint8Array) {
  const link = { seq, eventId: of.id, at: of.at, action: of.action, digest: eventDigest(of), prevHash }
  return { ...link, hash: linkHash(link) }
}

function walkOver(events: ChainEvent[], gone: bigint[] = []) {
  const walk = new ChainWalk()
  let last: Uint8Array = GENESIS
  for (const [n, one] of events.entries()) {
    const link = linkOf(one, BigInt(n + 1), last)
    last = link.hash
    const fault = walk.take(link, gone.includes(one.id) ? null : one)
    if (fault) return fault
  }
  return walk.end()
}

test('a hash is that of the one before it, the digest and what the link says', () => {
  const link = linkOf(event(), 1n, GENESIS)
  const said = '1:11:127:2026-03-02T02:00:00.000001Z10:tag.create'
  expect(link.hash).toEqual(createHash('sha256').update(GENESIS).update(link.digest).update(said).digest())
})

const access = (id: bigint, at: string) => event({ id, at, action: 'session.open', subject: 'user' })
const pruned = (
  id: bigint,
  count: number,
  before = '2026-01-01T00:00:00.000Z',
  at = '2026-09-01T00:00:00.000000Z',
) => event({ id, at, action: 'audit.prune', subject: 'audit', data: JSON.stringify({ before, count }) })
const OLD = '2025-12-31T23:59:59.999999Z'

test('what is missing is in order exactly as far as a later pruning counts it', () => {
  const two = [access(1n, OLD), access(2n, OLD)]
  expect(walkOver([...two, pruned(3n, 2)], [1n, 2n])).toBeNull()
  expect(walkOver([...two, pruned(3n, 1)], [1n])).toBeNull()
  expect(walkOver([...two, pruned(3n, 1)], [1n, 2n])).toMatchObject({ kind: 'pruning', seq: 1n })
  expect(walkOver([...two, pruned(3n, 3)], [1n, 2n])).toMatchObject({ kind: 'pruning', seq: 3n })
  expect(walkOver([pruned(3n, 1), ...two], [1n])).toMatchObject({ kind: 'pruning', seq: 1n })
  expect(walkOver(two, [2n])).toMatchObject({ kind: 'removed', seq: 2n, eventId: 2n })
})

test('only access records from before the day may be missing, and the day must lie 184 days back', () => {
  const late = access(2n, '2026-01-01T00:00:00.000000Z')
  expect(walkOver([access(1n, OLD), late, pruned(3n, 2)], [1n, 2n])).toMatchObject({
    kind: 'removed',
    seq: 2n,
  })
  expect(walkOver([event({ at: OLD }), pruned(3n, 1)], [1n])).toMatchObject({ kind: 'removed', seq: 1n })
  const soon = pruned(3n, 1, '2026-01-01T00:00:00.000Z', '2026-05-01T00:00:00.000000Z')
  expect(walkOver([access(1n, OLD), soon], [1n])).toMatchObject({ kind: 'pruning', seq: 2n })
})
