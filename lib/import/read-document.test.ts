import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { missingPictures } from '@/lib/content/missing-picture'
import { renderDoc } from '@/lib/content/render'
import { docSchema } from '@/lib/content/schema'
import { archive, wordDocument } from '@/test/archives'
import { readDocumentText } from './read-document'

const shared = join(import.meta.dirname, '../../../shared/datasets/docx')

async function read(name: string, bytes: Buffer | string) {
  const { blocks, title } = await readDocumentText({ name, bytes: Buffer.from(bytes), site: '' })
  return { title, body: docSchema.parse({ type: 'doc', content: blocks }) }
}

const cfb = (text: string) =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from(text, 'utf16le')])

test.each<[string, string, () => Buffer | string | Promise<Buffer>]>([
  ['稿.docx', '文件是空的', () => ''],
  ['稿.docx', '旧版 Word', () => cfb('WordDocument')],
  ['稿.docx', '密码', () => cfb('EncryptedPackage')],
  ['稿.docx', 'PDF', () => '%PDF-1.7'],
  ['稿.docx', 'RTF', () => '{\\rtf1 x}'],
  ['稿.docx', 'Excel', () => archive({ '[Content_Types].xml': 'spreadsheetml' })],
  ['稿.docx', '演示文稿', () => archive({ '[Content_Types].xml': 'presentationml' })],
  ['稿.docx', 'OpenDocument', () => archive({ mimetype: 'application/vnd.oasis.opendocument.text' })],
  ['稿.docx', '不是 Word 文档', () => archive({ 'a.txt': 'x' })],
  ['稿.docx', '已损坏', () => wordDocument('<w:p><w:r><w:t>没有写完')],
  ['稿.docx', '没有文字', () => wordDocument('<w:p/>')],
  ['稿.md', '文件是空的', () => ' \n\n'],
  ['稿.md', '无法导入', () => Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['稿.md', '嵌套层次过深', () => '<div>'.repeat(5_000)],
])('%s is refused: %s', async (name, reason, bytes) => {
  const made = await bytes()
  await expect(read(name, made)).rejects.toMatchObject({
    name: 'AppError',
    message: expect.stringContaining(reason),
  })
})

test('entities that multiply, and files of the server, do not come in with a Word file (S-47)', async () => {
  const body = '<w:p><w:r><w:t>甲&xxe;乙</w:t></w:r></w:p>'
  const bytes = await wordDocument('', {
    'word/document.xml': `<!DOCTYPE w [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  })
  const text = await read('稿.docx', bytes).then(({ body: doc }) => renderDoc(doc), String)
  expect(text).not.toContain('root:')
})

describe.runIf(existsSync(shared))('the Word files of other projects', () => {
  const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

  test('each is read, but for the one that is empty; notes, tables and pictures are kept', async () => {
    const files = readdirSync(shared, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.docx$/.test(name),
    )
    const refusals: string[] = []
    for (const name of files) {
      const path = join(shared, name)
      const done = await read(name, readFileSync(path)).catch((error: unknown) => String(error))
      if (typeof done === 'string') {
        refusals.push(`${name} ${done}`)
        continue
      }
      const native = path.replace(/docx$/, 'native')
      if (!existsSync(native)) continue
      const [theirs, ours] = [readFileSync(native, 'utf8'), renderDoc(done.body)]
      expect([name, count(ours, /class="note-number"/g), count(ours, /<table/g)]).toEqual([
        name,
        count(theirs, /\bNote\b/g),
        count(theirs, /\bTable\b/g),
      ])
      const pictures = count(ours, /<img/g) + missingPictures(done.body).length
      expect([name, pictures]).toEqual([name, count(theirs, /\bImage\b/g)])
    }
    expect(files.length).toBeGreaterThan(60)
    expect(refusals).toEqual([expect.stringContaining('empty.docx AppError: 文件里没有文字')])
  })
})
