import { expect, test } from 'vitest'
import { makeEntry, REVALIDATE } from './entry'
import { Shelves } from './shelves'

/** A finished page of about as many bytes. */
const pageOf = (bytes: number) =>
  makeEntry(
    {
      status: 200,
      headers: { 'content-type': 'image/jpeg' },
      body: Buffer.alloc(bytes),
      tags: [],
      began: { count: 0, watermark: 0n },
      notAfter: null,
      keep: true,
    },
    { cacheControl: REVALIDATE },
  )

test('files that are larger than any page push no page out of memory', async () => {
  const shelves = new Shelves(16_000_000)
  shelves.set('/', await pageOf(40_000))
  for (let file = 0; file < 100; file++) shelves.set(`/sitemap/${file}.xml`, await pageOf(1_000_000))
  expect(shelves.get('/')).toBeDefined()
  expect(shelves.size.pages).toBe(1)
})

test('a file that has grown too large leaves nothing older behind', async () => {
  const shelves = new Shelves(16_000_000)
  shelves.set('/sitemap/1.xml', await pageOf(40_000))
  shelves.set('/sitemap/1.xml', await pageOf(1_000_000))
  expect(shelves.get('/sitemap/1.xml')).toBeUndefined()
})
