import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishArticle } from '@/lib/articles/publication-commands'
import { missingPictures } from '@/lib/content/missing-picture'
import { renderDoc } from '@/lib/content/render'
import { db } from '@/lib/db/client'
import { wordDocument } from '@/test/archives'
import { makeColumn, makeDraft, makeStaff, NOW, type Person, ROLES, system } from '@/test/newsroom'
import { plainPicture } from '@/test/pictures'
import { refused } from '@/test/refusals'
import { readDocument, takePicture } from './document-commands'
import { MAX_DOCUMENT_BYTES } from './schema'

const fixtures = join(import.meta.dirname, '../../test/fixtures/docx')
const _shared = join(import.meta.dirname, '../../../shared/datasets/docx')

let staff: Record<(typeof ROLES)[number], Person>
beforeAll(async () => {
  staff = await makeStaff()
})

const read = (name: string, bytes: Buffer | string) =>
  readDocument(system, { name, bytes: Buffer.from(bytes) })
const fixture = (name: string) => read(name, readFileSync(join(fixtures, name)))

test('Word: footnotes stand where they are called, tables keep their cells', async () => {
  const notes = await fixture('footnotes.docx')
  expect(renderDoc(notes.body).match(/class="note-number"/g)).toHaveLength(2)
  expect(notes.line).toBe('保留 1 段、2 条脚注')
  const tables = renderDoc((await fixture('tables.docx')).body)
  expect(tables).toContain('<tr><td><p>Top left</p></td><td><p>Top right</p></td></tr>')
})

test('Word in Chinese: the centred first line is the title, merged cells stay merged', async () => {
  const { title, body, line } = await fixture('payment-payment.docx')
  expect([title, line]).toEqual(['付款通知书', '保留 3 段、3 表'])
  expect(renderDoc(body)).toMatch(/colspan="\d"/)
})

test('a picture of a Word file lies in the library, one that is only named holds its place', async () => {
  const [picture] = (await fixture('tiny-picture.docx')).body.content
  const src = picture?.type === 'image' ? picture.attrs.src : ''
  const key = /^\/media\/(\w+)-\d+\.webp$/.exec(src)?.[1] ?? ''
  expect(await db.media.count({ where: { key } })).toBe(1)
  const elsewhere = await fixture('external-picture.docx')
  expect(missingPictures(elsewhere.body)).toHaveLength(1)
  expect(elsewhere.line).toBe('保留 1 图')
})

test('Markdown and plain text: what stands over the text, its encoding, and one paragraph a line', async () => {
  const { title, body } = await read('稿.md', '---\ntitle: 河边\n---\n# 一、缘起\n\n正文**要紧。**')
  expect([title, renderDoc(body)]).toEqual(['河边', '<h2>一、缘起</h2><p>正文<strong>要紧。</strong></p>'])
  const headed = await read('稿.md', '# 河边\n\n正文')
  expect([headed.title, renderDoc(headed.body)]).toEqual(['河边', '<p>正文</p>'])
  // As Windows saves it: “河边的第一段文字。” and a second line in GB 18030.
  const gb = Buffer.from('a1a1a1a1bad3b1dfb5c4b5dad2bbb6cecec4d7d6a1a30d0ab5dab6feb6cea1a3', 'hex')
  expect(renderDoc((await read('稿.txt', gb)).body)).toBe('<p>河边的第一段文字。</p><p>第二段。</p>')
})

test('what is refused keeps its reason on the way out of the thread that reads, and changes nothing', async () => {
  const tries: [string, string, Buffer | string][] = [
    ['稿.doc', '旧版 Word', 'x'],
    ['稿.docx', 'PDF', '%PDF-1.7'],
    ['稿.txt', '30 MB', Buffer.alloc(MAX_DOCUMENT_BYTES + 1, 'a')],
    ['稿.docx', '没有文字', await wordDocument('<w:p/>')],
  ]
  for (const [name, reason, bytes] of tries) {
    await expect(read(name, bytes)).rejects.toThrow(reason)
    await refused(() => read(name, bytes), 'INVALID')
  }
  await refused(() => read('稿.txt', '河'.repeat(700_000)), 'TOO_LARGE')
})

test('everybody who writes may import and take pictures over, nobody else', async () => {
  for (const role of ROLES) {
    const document = { name: '稿.md', bytes: Buffer.from('正文') }
    expect((await readDocument(staff[role], document)).line).toBe('保留 1 段')
  }
  const stranger = { ...staff.AUTHOR, role: 'NOBODY' } as unknown as Person
  await refused(() => readDocument(stranger, { name: '稿.md', bytes: Buffer.from('正文') }), 'FORBIDDEN')
  await refused(() => takePicture(stranger, 'https://example.org/a.png'), 'FORBIDDEN')
})

test('no piece is published while a picture is missing', async () => {
  const { body } = await fixture('external-picture.docx')
  const lead = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: '正文' }] }
  const columnId = (await makeColumn()).id
  const ref = await makeDraft(staff.EDITOR, { columnId, body: { ...body, content: [lead, ...body.content] } })
  await expect(publishArticle(staff.EDITOR, ref, NOW)).rejects.toThrow('正文还缺 1 张图片')
})

describe('pictures on the web', () => {
  const answers: Record<string, [status: number, type: string, body: Buffer | string]> = {}
  const server = createServer((request, response) => {
    const [status, type, body] = answers[request.url ?? ''] ?? [404, 'text/plain', 'gone']
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  let origin = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    answers['/%E6%B2%B3.png'] = [200, 'image/png', await plainPicture(320, 200, '#369')]
    answers['/page.png'] = [200, 'image/png', '<script>alert(1)</script>']
  })
  afterAll(() => server.close())

  test('one is taken over under its own name', async () => {
    const { key, width } = await takePicture(staff.AUTHOR, `${origin}/%E6%B2%B3.png`, origin)
    expect(width).toBe(320)
    expect(
      await db.media.findFirst({ where: { key }, select: { originalName: true, uploadedById: true } }),
    ).toEqual({
      originalName: '河.png',
      uploadedById: staff.AUTHOR.id,
    })
  })

  test('what is no picture, is not there, or lies inside the house is not, and the reason is told', async () => {
    await expect(takePicture(staff.AUTHOR, `${origin}/page.png`, origin)).rejects.toThrow('不是可以用的图片')
    await expect(takePicture(staff.AUTHOR, `${origin}/none.png`, origin)).rejects.toThrow('对方答复 404')
    for (const inside of [
      `${origin}/%E6%B2%B3.png`,
      'http://169.254.169.254/x.png',
      'file:///etc/passwd',
      '水',
    ])
      await refused(() => takePicture(staff.AUTHOR, inside), 'INVALID')
  })
})
