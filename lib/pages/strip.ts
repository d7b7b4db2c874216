import { Parser } from 'htmlparser2'

type Cut = { from: number; to: number }

/** Whether a reader's page keeps this script: structured data, and our own bundle. */
function keepsScript(attributes: Record<string, string>): boolean {
  return (
    attributes.type === 'application/ld+json' || /^\/assets\/reader-[\w-]+\.js$/.test(attributes.src ?? '')
  )
}

function dropsLink({ rel = '', as = '', href = '' }: Record<string, string>): boolean {
  return (
    (/^(preload|modulepreload)$/.test(rel) && (as === 'script' || /\.js(\?|$)/.test(href))) ||
    rel === 'expect'
  )
}

/**
 * A finished page without the framework: its scripts, their preloads, its comments and hidden remains are cut out,
 * everything else stays to the letter.
 */
export function stripFramework(html: string): string {
  const cuts: Cut[] = []
  let scriptFrom: number | null = null
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script' && !keepsScript(attributes)) scriptFrom = parser.startIndex
        if (name === 'link' && dropsLink(attributes))
          cuts.push({ from: parser.startIndex, to: parser.endIndex + 1 })
        if (name === 'meta' && attributes.name === 'next-size-adjust')
          cuts.push({ from: parser.startIndex, to: parser.endIndex + 1 })
      },
      onclosetag(name) {
        if (name !== 'script' || scriptFrom === null) return
        cuts.push({ from: scriptFrom, to: parser.endIndex + 1 })
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
  let kept = ''
  let at = 0
  for (const { from, to } of cuts) {
    if (from < at) continue
    kept += html.slice(at, from)
    at = to
  }
  return (kept + html.slice(at)).replace('<div hidden=""></div>', '')
}
