/** What stands over a text in Markdown, as far as it is about the text. */
export type FrontMatter = { title: string; tags: string[] }

const FENCED = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*(?:\r?\n|$)/

const unquote = (text: string) =>
  text
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()

const listed = (text: string) =>
  text
    .replace(/^\[|\]$/g, '')
    .split(/[,，、]/)
    .map(unquote)
    .filter(Boolean)

/** Parts the lines between `---` from the text. What is not understood there is left out, never refused. */
export function readFrontMatter(source: string): FrontMatter & { text: string } {
  const found = FENCED.exec(source)
  if (!found) return { title: '', tags: [], text: source.replace(/^\uFEFF/, '') }
  const tags: string[] = []
  let [title, key] = ['', '']
  for (const line of (found[2] ?? '').split(/\r?\n/)) {
    const item = /^\s*-\s+(.+)$/.exec(line)?.[1]
    const named = /^([\w-]+)\s*[:=]\s*(.*)$/.exec(line)
    if (named) key = (named[1] ?? '').toLowerCase()
    const value = named?.[2]?.trim() ?? ''
    if (key === 'title' && named) title = unquote(value)
    if (/^(?:tags?|keywords)$/.test(key)) tags.push(...(item ? [unquote(item)] : listed(value)))
  }
  return { title, tags: [...new Set(tags)].slice(0, 20), text: source.slice(found[0].length) }
}
