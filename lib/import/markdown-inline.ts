import { escapeHtml } from '@/lib/content/escape'

/** Addresses of links that are written apart, by their names. */
export type References = Map<string, string>

const CODE = /(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/
const IMAGE = /!\[([^\]]*)\]\(\s*<?([^\s<>)]*)>?(?:\s+["'(]([^"')]*)["')])?\s*\)/
const LINK =
  /\[((?:[^[\]]|\[[^\]]*\])*)\]\(\s*<?((?:[^\s<>()]|\([^\s()]*\))*)>?(?:\s+["'(]([^"']*)["')])?\s*\)/
const REFERENCE = /(!?)\[([^[\]]+)\]\[([^[\]]*)\]/
const AUTOLINK = /<(https?:\/\/[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>/
const NOTE = /\[\^([^\]\s]+)\]|\^\[([^\]]+)\]/
const TAG = /<\/?[a-z][\w-]*(?:\s[^<>]*)?\/?>|<!--[\s\S]*?-->/i
const ESCAPED = /\\([!-/:-@[-`{-~])/
const TOKEN = new RegExp(
  [CODE, IMAGE, LINK, REFERENCE, NOTE, AUTOLINK, TAG, ESCAPED].map(({ source }) => `(?:${source})`).join('|'),
  'i',
)

/** Emphasis in a text that is HTML already; what is not paired stays as it is. */
function emphasise(html: string): string {
  return html
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, (whole, sign: string, inner: string) =>
      sign === '__' && /^\w/.test(inner) && /\w__\w/.test(whole) ? whole : `<strong>${inner}</strong>`,
    )
    .replace(/\*(?=[^\s*])([^*]*[^\s*])\*/g, '<em>$1</em>')
    .replace(/(?<![\w_])_(?=[^\s_])([^_]*[^\s_])_(?![\w_])/g, '<em>$1</em>')
    .replace(/~~(?=\S)([^~]*\S)~~/g, '<s>$1</s>')
    .replace(/==(?=\S)([^=]*\S)==/g, '<mark>$1</mark>')
}

const attribute = (name: string, value: string | undefined) =>
  value ? ` ${name}="${escapeHtml(value)}"` : ''
const image = (alt: string, src: string, title?: string) =>
  `<img src="${escapeHtml(src)}"${attribute('alt', alt)}${attribute('title', title)}>`

function codeHtml(text: string): string | null {
  const match = new RegExp(`^${CODE.source}$`).exec(text)
  return match ? escapeHtml((match[2] ?? '').replace(/\s+/g, ' ').trim()) : null
}

function referenceHtml(text: string, references: References): string | null {
  const match = new RegExp(`^${REFERENCE.source}$`).exec(text)
  if (!match) return null
  const [, sign, label = '', name] = match
  const address = references.get((name || label).toLowerCase())
  if (!address) return null
  return sign
    ? image(label, address)
    : `<a href="${escapeHtml(address)}">${inlineHtml(label, references)}</a>`
}

/** The HTML of one piece that is written with signs; null when it means nothing. */
function tokenHtml(token: string, references: References): string | null {
  const whole = (pattern: RegExp) => new RegExp(`^(?:${pattern.source})$`, 'i').exec(token)
  const code = codeHtml(token)
  if (code !== null) return code
  const picture = whole(IMAGE)
  if (picture) return image(picture[1] ?? '', picture[2] ?? '', picture[3])
  const note = whole(NOTE)
  if (note) {
    const [, name, words] = note
    return words === undefined
      ? `<sup><a role="doc-noteref" href="#fn-${escapeHtml(name ?? '')}">[${escapeHtml(name ?? '')}]</a></sup>`
      : `<sup data-footnote="${escapeHtml(words.trim())}"></sup>`
  }
  const link = whole(LINK)
  if (link) return `<a href="${escapeHtml(link[2] ?? '')}">${inlineHtml(link[1] ?? '', references)}</a>`
  const bare = whole(AUTOLINK)
  if (bare) {
    const address = bare[1] ?? ''
    const target = address.includes('://') ? address : `mailto:${address}`
    return `<a href="${escapeHtml(target)}">${escapeHtml(address)}</a>`
  }
  if (whole(TAG)) return token
  const sign = whole(ESCAPED)
  return sign ? escapeHtml(sign[1] ?? '') : referenceHtml(token, references)
}

/** A line of Markdown as HTML. HTML in it stays HTML: the conversion reads it like any other. */
export function inlineHtml(text: string, references: References): string {
  const kept: string[] = []
  let [rest, html] = [text, '']
  for (let match = TOKEN.exec(rest); match; match = TOKEN.exec(rest)) {
    const made = tokenHtml(match[0], references)
    html += escapeHtml(rest.slice(0, match.index))
    // Emphasis must not look into what is done.
    html += `\uE000${kept.push(made ?? escapeHtml(match[0])) - 1}\uE001`
    rest = rest.slice(match.index + match[0].length)
  }
  const done = emphasise(html + escapeHtml(rest))
  return done
    .replace(/(?: {2,}|\\)\n/g, '<br>')
    .replace(/\uE000(\d+)\uE001/g, (_, at: string) => kept[Number(at)] ?? '')
}
