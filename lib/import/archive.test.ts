import { expect, test } from 'vitest'
import { archive } from '@/test/archives'
import { ARCHIVE_LIMITS, openArchive } from './archive'

const refused = (bytes: Buffer, message: string) =>
  expect(openArchive(bytes)).rejects.toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining(message),
  })

test('parts come back by name, and a part that is not there is none', async () => {
  const read = await openArchive(await archive({ 'word/document.xml': '<河/>', '图.png': 'x' }))
  expect((await read('word/document.xml'))?.toString()).toBe('<河/>')
  expect((await read('图.png'))?.toString()).toBe('x')
  expect(await read('word/styles.xml')).toBeNull()
})

test('what unpacks to too much is refused by what it says, before it is unpacked (S-46)', async () => {
  await refused(
    await archive({ 'word/document.xml': Buffer.alloc(ARCHIVE_LIMITS.xmlBytes + 1) }),
    '展开后过大',
  )
  const parts = Array.from({ length: ARCHIVE_LIMITS.entries + 1 }, (_, at) => [`${at}.bin`, ''])
  await refused(await archive(Object.fromEntries(parts)), '部件过多')
})

test('a part that is longer than it says is refused while it is unpacked (S-46)', async () => {
  const bytes = await archive({ 'word/document.xml': Buffer.alloc(500_000, 'a') })
  const central = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  bytes.writeUInt32LE(10, central + 24)
  await refused(bytes, '已损坏')
})

test('a password, a cut end and what is no archive are refused with their reason (S-46)', async () => {
  const bytes = await archive({ 'word/document.xml': '<河/>' })
  await refused(bytes.subarray(0, bytes.length - 30), '没有传完整')
  await refused(Buffer.from('PK\u0003\u0004 and no more'), '已损坏')
  const central = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8)
  await refused(bytes, '密码')
})
