import { load } from 'cheerio'
import type { Element } from 'domhandler'
import { expect, test } from 'vitest'
import { convertHtml } from '@/lib/content/html/convert'
import { renderDoc } from '@/lib/content/render'
import { docSchema } from '@/lib/content/schema'
import { HOSTILE_TEXTS } from '@/test/hostile-texts'
import { htmlTree } from './html-tree'
import { markdownHtml } from './markdown-html'

const ELEMENTS = new Set(
  'html head body p br h2 h3 h4 ul ol li strong em u s sub sup mark a blockquote hr table tbody tr td th div figure figcaption picture source img section'.split(
    ' ',
  ),
)
const ADDRESS = /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i

/** What of a page could run or load something, as a parser sees it and not as it is spelled. */
function dangers(html: string): string[] {
  const $ = load(html)
  const elements = $('*').toArray() as Element[]
  const found = elements.filter(({ name }) => !ELEMENTS.has(name)).map(({ name }) => `<${name}>`)
  for (const { name: element, attribs } of elements)
    for (const [name, value] of Object.entries(attribs)) {
      if (/^on|^style$|^srcdoc$/i.test(name)) found.push(`${element} ${name}`)
      if (/^(?:href|src)$/.test(name) && !ADDRESS.test(value)) found.push(`${name}=${value}`)
    }
  return found
}

test('the check itself sees what is dangerous', () => {
  expect(dangers('<p onclick=x><a href="java&#115;cript:x">y</a></p><svg/onload=x>')).toEqual([
    '<svg>',
    'p onclick',
    'href=javascript:x',
    'svg onload',
  ])
})

test.each([
  ['pasted', (payload: string) => payload],
  ['imported as Markdown', markdownHtml],
])('no payload that is %s leaves anything that runs (S-13)', (_how, toHtml) => {
  const found = HOSTILE_TEXTS.flatMap((payload) => {
    const { blocks } = convertHtml(htmlTree(toHtml(payload)))
    return dangers(renderDoc(docSchema.parse({ type: 'doc', content: blocks }))).map(
      (danger) => `${danger} ← ${payload.slice(0, 80)}`,
    )
  })
  expect(found).toEqual([])
})
