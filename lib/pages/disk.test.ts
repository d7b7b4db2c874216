import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PageDisk } from './disk'
import type { Rendered } from './entry'

const B1 = '00000000000000b1'
const B2 = '00000000000000b2'
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qingyan-pages-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const page = (more: Partial<Rendered> = {}): Rendered => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from('一页\n两行'),
  tags: ['article:1'],
  began: { count: 3, watermark: 700n },
  notAfter: 5,
  keep: true,
  ...more,
})
const names = (build = B1) => readdirSync(join(root, build)).filter((name) => /^[0-9a-f]{64}$/.test(name))

test('a page comes back as it was, for its own key only', async () => {
  const disk = new PageDisk(root, B1, 1e6)
  await disk.write('/articles/1', page())
  expect(await disk.read('/articles/1')).toEqual(page({ began: { count: 0, watermark: 700n } }))
  expect(await disk.read('/articles/2')).toBeNull()
})

test('another build’s pages are removed at the start', async () => {
  await new PageDisk(root, B1, 1e6).write('/', page())
  const next = new PageDisk(root, B2, 1e6)
  expect(await next.read('/')).toBeNull()
  expect(readdirSync(root)).toEqual([B2])
})

test('what is not ours stays, whatever the folder that was named for the pages holds', async () => {
  const theirs = ['media', 'postgres', '.git', 'b1', '00000000000000B1', `${B1}0`]
  for (const name of theirs) {
    mkdirSync(join(root, name))
    writeFileSync(join(root, name, 'kept'), 'x')
  }
  writeFileSync(join(root, '00000000000000c3'), 'a file')
  await new PageDisk(root, B1, 1e6).write('/', page())
  await new PageDisk(root, B2, 1e6).open()
  expect(readdirSync(root).sort()).toEqual([...theirs, '00000000000000c3', B2].sort())
  for (const name of theirs) expect(readdirSync(join(root, name))).toEqual(['kept'])
})

test('a build is named as such, or nothing is touched', () => {
  for (const name of ['', '..', 'media', `../${B1}`])
    expect(() => new PageDisk(root, name, 1e6)).toThrow('build')
  expect(readdirSync(root)).toEqual([])
})

test('a damaged or half-written file is no page', async () => {
  const disk = new PageDisk(root, B1, 1e6)
  await disk.write('/', page())
  const file = join(root, B1, names()[0] ?? '')
  const content = readFileSync(file)
  for (const broken of [
    content.subarray(0, -1),
    Buffer.concat([content, Buffer.from('x')]),
    Buffer.from(content.toString().replace('一', '二')),
    Buffer.from(''),
    Buffer.from('{"a'),
  ]) {
    writeFileSync(file, broken)
    expect(await disk.read('/')).toBeNull()
  }
})

test('what a crash left half written is cleared away', async () => {
  const disk = new PageDisk(root, B1, 1e6)
  writeFileSync(join(root, B1, `${'a'.repeat(64)}.0011`), 'half')
  await disk.open()
  expect(readdirSync(join(root, B1))).toEqual([])
})

test('a withdrawal removes the pages begun before its end, and no others', async () => {
  const disk = new PageDisk(root, B1, 1e6)
  await disk.write('/old', page({ began: { count: 1, watermark: 700n } }))
  await disk.write('/new', page({ began: { count: 1, watermark: 701n } }))
  await disk.write('/other', page({ tags: ['article:2'], began: { count: 1, watermark: 1n } }))
  await disk.sweep(new Map([['article:1', 700n]]))
  expect(await disk.read('/old')).toBeNull()
  expect(await disk.read('/new')).not.toBeNull()
  expect(await disk.read('/other')).not.toBeNull()
})

test('the folder stays within its limit', async () => {
  const disk = new PageDisk(root, B1, 50_000)
  for (let n = 0; n < 40; n++) await disk.write(`/articles/${n}`, page({ body: Buffer.alloc(4_000, n) }))
  expect(names().length).toBeGreaterThan(5)
  expect(names().length * 4_000).toBeLessThan(50_000)
  expect(await disk.read('/articles/39')).not.toBeNull()
})
