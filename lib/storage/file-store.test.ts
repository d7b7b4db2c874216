import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startS3 } from '@/test/s3-server'
import { DiskStore } from './disk'
import type { FileStore, StoredFile } from './file-store'
import { connectS3, S3Store } from './s3'

const folder = mkdtempSync(join(tmpdir(), 'qingyan-store-'))
let s3: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(async () => {
  await s3.stop()
  rmSync(folder, { recursive: true, force: true })
})

function bytesOf(file: StoredFile | null, range?: { from: number; to: number }): Promise<Buffer> {
  if (!file) throw new Error('there is no such file')
  return buffer(file.stream(range))
}
const SOON = () => new Date(Date.now() + 60_000)

async function namesOf(store: FileStore, before: Date): Promise<string[]> {
  const names: string[] = []
  for await (const batch of store.listOlderThan(before)) names.push(...batch)
  return names.sort()
}

describe.each([
  ['a folder', (name: string): FileStore => new DiskStore(join(folder, name))],
  [
    'a bucket',
    (name: string): FileStore => new S3Store(connectS3(s3.place), s3.place.bucket, `test/${name}/`),
  ],
])('%s', (_what, open) => {
  test('what is written is read, whole and in parts', async () => {
    const store = open('parts')
    await store.write('a-1.webp', Buffer.from('退潮之后'))
    expect((await store.read('a-1.webp')).toString()).toBe('退潮之后')
    expect(await store.size('a-1.webp')).toBe(12)
    const file = await store.open('a-1.webp')
    expect(file?.size).toBe(12)
    expect(Math.abs(Date.now() - (file?.changed.getTime() ?? 0))).toBeLessThan(60_000)
    expect((await bytesOf(file, { from: 3, to: 5 })).toString()).toBe('潮')
    const again = await store.open('a-1.webp')
    expect(await bytesOf(again)).toHaveLength(12)
  })

  test('a second write replaces the first', async () => {
    const store = open('twice')
    await store.write('a.pdf', Buffer.from('one'))
    await store.write('a.pdf', Buffer.from('two!'))
    expect((await store.read('a.pdf')).toString()).toBe('two!')
  })

  test('what is not there opens as nothing, and is removed without a word', async () => {
    const store = open('none')
    expect(await store.open('none-1.webp')).toBeNull()
    await store.remove('none-1.webp')
    await expect(store.read('none-1.webp')).rejects.toThrow()
    await expect(store.size('none-1.webp')).rejects.toThrow()
    expect(await namesOf(store, SOON())).toEqual([])
  })

  test('older files are listed, and removed one by one', async () => {
    const store = open('list')
    const other = open('other')
    await store.write('a-1.webp', Buffer.from('a'))
    await store.write('b.pdf', Buffer.from('b'))
    await other.write('c.pdf', Buffer.from('c'))
    expect(await namesOf(store, SOON())).toEqual(['a-1.webp', 'b.pdf'])
    expect(await namesOf(store, new Date(0))).toEqual([])
    await store.remove('a-1.webp')
    expect(await namesOf(store, SOON())).toEqual(['b.pdf'])
  })

  test.each(['../secret.txt', 'a/b.webp', '.hidden', 'a', 'a.webp/'])(
    '%s is no name (S-45)',
    async (name) => {
      await expect(open('names').write(name, Buffer.from('x'))).rejects.toThrow('not a file name')
      await expect(open('names').open(name)).rejects.toThrow('not a file name')
    },
  )
})
