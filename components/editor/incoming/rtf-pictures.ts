/** A picture out of the clipboard’s RTF. */
export type RtfPicture = { type: 'image/png' | 'image/jpeg'; bytes: Uint8Array<ArrayBuffer> }

/** Where a picture begins: not the fallback for readers that cannot show it. */
const PICTURE = /\{\\pict\b/g
const LONGEST_RTF = 80 * 1024 * 1024

/** The group that begins at a brace, up to the one that closes it. */
function groupAt(rtf: string, from: number): string {
  let depth = 0
  for (let at = from; at < rtf.length; at++) {
    const one = rtf[at]
    if (one === '\\') at++
    else if (one === '{') depth++
    else if (one === '}' && --depth === 0) return rtf.slice(from, at + 1)
  }
  return ''
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length >> 1)
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16)
  return bytes
}

/**
 * The pictures that Word and WPS put into the clipboard as RTF, in the order of the text. The HTML beside it only
 * names files on the writer’s own disk, which no page may read.
 */
export function rtfPictures(rtf: string): RtfPicture[] {
  if (rtf.length > LONGEST_RTF) return []
  const pictures: RtfPicture[] = []
  for (const { index } of rtf.matchAll(PICTURE)) {
    if (/\\nonshppict\s*$/.test(rtf.slice(Math.max(0, index - 40), index))) continue
    const group = groupAt(rtf, index)
    const kind = /\\(png|jpeg)blip\b/.exec(group)?.[1]
    if (!kind) continue
    // The words of the group (its measures) end where a long run of hexadecimal begins.
    const inner = group.slice(1, -1).replace(/\{[^{}]*\}/g, '')
    const hex = /(?:^|[\s}])((?:[0-9a-f]{2}\s*){16,})$/i.exec(inner)?.[1]?.replace(/\s+/g, '')
    if (hex) pictures.push({ type: kind === 'png' ? 'image/png' : 'image/jpeg', bytes: bytesOf(hex) })
  }
  return pictures
}
