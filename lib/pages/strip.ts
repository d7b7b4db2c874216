import { Parser } from 'htmlparser2'

type Cut = { from: number; to: number }

/** What a reader's page keeps: structured data. Our own bundle is fetched by the early script. */
const keepsScript = ({ type }: Record<string, string>) => type === 'application/ld+json'

function dropsLink({ rel = '', as = '', href = '' }: Record<string, string>): boolean {
  return (
    (/^(preload|modulepreload)$/.test(rel) && (as === 'script' || /\.js(\?|$)/.test(href))) ||
    rel === 'expect'
  )
}

/** The id of the script that must have run before anything of the body is painted; React lets no such script into the head. */
export const EARLY_SCRIPT = 'early'
const belongsInHead = ({ id = '' }: Record<string, string>) => id === EARLY_SCRIPT

/**
 * A finished page without the framework: its scripts, their preloads, its comments and hidden remains are cut out, what
 * must run first is put at the end of the head, everything else stays to the letter.
 */
export function stripFramework(html: string): string {
  const cuts: Cut[] = []
  let scriptFrom: number | null = null
  let moving = false
  let first = ''
  let headEnd: number | null = null
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script') {
          moving = headEnd !== null && belongsInHead(attributes)
          if (moving || !keepsScript(attributes)) scriptFrom = parser.startIndex
        }
        if (name === 'link' && dropsLink(attributes))
          cuts.push({ from: parser.startIndex, to: parser.endIndex + 1 })
        if (name === 'meta' && attributes.name === 'next-size-adjust')
          cuts.push({ from: parser.startIndex, to: parser.endIndex + 1 })
      },
      onclosetag(name) {
        if (name === 'head') headEnd ??= parser.startIndex
        if (name !== 'script' || scriptFrom === null) return
        const cut = { from: scriptFrom, to: parser.endIndex + 1 }
        if (moving) first += html.slice(cut.from, cut.to)
        cuts.push(cut)
        scriptFrom = null
      },
      oncomment() {
        cuts.push({ from: parser.startIndex, to: parser.endIndex + 1 })
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  return replaceParts(html, cuts, { at: headEnd ?? 0, text: first }).replace('<div hidden=""></div>', '')
}

/** The text without what is cut, and with something put in at a place outside every cut. */
function replaceParts(html: string, cuts: Cut[], put: { at: number; text: string }): string {
  let kept = ''
  let at = 0
  const parts = [...cuts, { from: put.at, to: put.at, text: put.text }].sort((a, b) => a.from - b.from)
  for (const { from, to, ...part } of parts) {
    if (from < at) continue
    kept += html.slice(at, from) + ('text' in part ? part.text : '')
    at = to
  }
  return kept + html.slice(at)
}
