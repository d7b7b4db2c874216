import { expect, test } from 'vitest'
import { sourcesOf } from './picture-source'
import { rtfPictures } from './rtf-pictures'

const wanted = (src: string) => ({ src, alt: '', title: '' })
const nothing = { files: [], rtf: '', onlyPictures: false }
const hex = (bytes: number[]) => Buffer.from(bytes).toString('hex')
const PNG = Array.from({ length: 24 }, (_, at) => at)
const JPEG = Array.from({ length: 24 }, (_, at) => 255 - at)
const pict = (kind: string, bytes: number[]) =>
  `{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn a}{\\sv b}}}\\picw10\\pich20\\${kind}\r\n${hex(bytes).replace(/(.{20})/g, '$1\r\n')}}}{\\nonshppict{\\pict\\wmetafile8 ${hex(PNG)}}}`

test('pictures come out of RTF in their order; the copies for programs that cannot show them do not', () => {
  const rtf = `{\\rtf1 \\'ba\\'d3 ${pict('pngblip', PNG)} text \\{ ${pict('jpegblip', JPEG)} ${pict('emfblip', PNG)}}`
  expect(rtfPictures(rtf).map(({ type, bytes }) => [type, [...bytes]])).toEqual([
    ['image/png', PNG],
    ['image/jpeg', JPEG],
  ])
  expect(rtfPictures('{\\rtf1 {\\pict\\pngblip 0102')).toEqual([])
})

test('each missing picture is looked for where it can be: the web, the text itself, the clipboard', async () => {
  const data = `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`
  const [web, own, disk, gone] = sourcesOf(
    ['https://a.cn/x.png', data, 'file:///C:/x.png', 'cid:1'].map(wanted),
    { ...nothing, rtf: `{\\rtf1 ${pict('jpegblip', JPEG)}}` },
  )
  expect(web).toEqual({ url: 'https://a.cn/x.png' })
  const files = [own, disk].map((source) => (source && 'file' in source ? source.file : null))
  expect(files.map((file) => file?.type)).toEqual(['image/png', 'image/jpeg'])
  expect([...new Uint8Array((await files[0]?.arrayBuffer()) ?? [])]).toEqual(PNG)
  expect([...new Uint8Array((await files[1]?.arrayBuffer()) ?? [])]).toEqual(JPEG)
  expect(gone).toBeNull()
})

test('when the clipboard holds more or fewer pictures than the text, none is taken for another', () => {
  const rtf = `{\\rtf1 ${pict('pngblip', PNG)}${pict('pngblip', JPEG)}}`
  expect(sourcesOf([wanted('file:///C:/x.png')], { ...nothing, rtf })).toEqual([null])
})

test('a picture that was copied by itself is the file on the clipboard; beside a text the file is a picture of the text', () => {
  const file = new File(['x'], 'image.png', { type: 'image/png' })
  const one = [wanted('https://a.cn/x.png')]
  expect(sourcesOf(one, { ...nothing, files: [file], onlyPictures: true })).toEqual([{ file }])
  expect(sourcesOf(one, { ...nothing, files: [file] })).toEqual([{ url: 'https://a.cn/x.png' }])
})

test('an address that spells out nothing is no picture', () => {
  expect(sourcesOf([wanted('data:image/png;base64,%%%')], nothing)).toEqual([null])
})
