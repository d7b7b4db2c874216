import { detect } from 'chardet'
import { decode as decodeBytes, encodingExists } from 'iconv-lite'
import { printable } from '@/lib/content/printable'

/** The text of a file, or why it has none. */
export type Decoded = { ok: true; text: string } | { ok: false; reason: string }

const BINARY: { name: string; bytes: number[] }[] = [
  { name: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46] },
  { name: 'ZIP 或 Office', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'PNG 图片', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'JPEG 图片', bytes: [0xff, 0xd8, 0xff] },
  { name: 'GIF 图片', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'gzip', bytes: [0x1f, 0x8b] },
  { name: '旧版 Office', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
]
const SAMPLE = 256 * 1024

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function fromByteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeBytes(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeBytes(bytes, 'utf-16be')
  return null
}

/** The encoding that the page names in its first kilobytes. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const name = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase()
  if (!name || /^utf-?8$/.test(name)) return null
  const wider = /^(gb2312|gbk|x-gbk|gb_2312-80)$/.test(name) ? 'gb18030' : name
  return encodingExists(wider) ? wider : null
}

/** Share of characters that a wrong decoding leaves behind: replacements, controls and private use. */
function garbage(text: string): number {
  const sample = text.slice(0, SAMPLE)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  const bad = sample.match(/[\uFFFD\u0000-\u0008\u000E-\u001F\u0080-\u009F\uE000-\uF8FF]/g)?.length ?? 0
  return bad / Math.max(1, sample.length)
}

/**
 * The text of a captured page. The bytes are believed before the declaration: pages that declare gb2312 are often
 * saved as UTF-8. A file damaged in a few places is still read; one that is no text is refused.
 */
export function decodePage(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, reason: '文件是空的' }
  const kind = BINARY.find((one) => one.bytes.every((byte, at) => bytes[at] === byte))
  if (kind) return { ok: false, reason: `不是网页或文本，而是${kind.name}文件` }
  const marked = fromByteOrderMark(bytes)
  const text = marked ?? asUtf8(bytes) ?? legacyText(bytes)
  if (text === null || garbage(text) > 0.02) return { ok: false, reason: '不是文本，或文字编码无法识别' }
  const clean = printable(text.replace(/^\uFEFF/, ''))
  return clean.trim() === '' ? { ok: false, reason: '文件是空的' } : { ok: true, text: clean }
}

function legacyText(bytes: Uint8Array): string | null {
  const guess = detect(bytes.subarray(0, SAMPLE))
  const names = [declaredCharset(bytes), 'gb18030', 'utf-8', guess?.toLowerCase()]
  const texts = names
    .filter((name) => typeof name === 'string')
    .filter((name) => encodingExists(name))
    .map((name) => decodeBytes(bytes, name))
  const best = [...texts].sort((a, b) => garbage(a) - garbage(b))[0]
  return best ?? null
}
