import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateXML } from 'xmllint-wasm'
import { z } from 'zod'

const FIXTURES = join(import.meta.dirname, 'fixtures')
const PROTOCOL = join(import.meta.dirname, '..', 'node_modules', 'sitemap', 'schema')
const file = (fileName: string, folder = FIXTURES) => ({
  fileName,
  contents: readFileSync(join(folder, fileName)),
})

type Kind = 'rss' | 'atom' | 'sitemap' | 'sitemap-index'

function schemaOf(kind: Kind) {
  if (kind === 'sitemap')
    return {
      schema: file('sitemap-all.xsd'),
      preload: [file('sitemap.xsd', PROTOCOL), file('sitemap-image.xsd'), file('sitemap-news.xsd')],
    }
  if (kind === 'sitemap-index') return { schema: file('sitemap-index.xsd') }
  return { schema: file(`${kind}.rng`), extension: 'relaxng' as const }
}

/** What is wrong with a document by its schema, line by line; nothing when it is valid. */
export async function faults(kind: Kind, xml: string): Promise<string[]> {
  const result = await validateXML({ xml: { fileName: 'it.xml', contents: xml }, ...schemaOf(kind) })
  return result.errors.map(({ message }) => message)
}

const address = z.url({ protocol: /^https?$/ })
const people = z.array(z.strictObject({ name: z.string().min(1), url: address.optional() }))
const moment = z.iso.datetime({ offset: true })
const said = { content_html: z.string().min(1).optional(), content_text: z.string().min(1).optional() }

/** JSON Feed 1.1, with the fields that our feeds use. */
export const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: address,
  feed_url: address,
  description: z.string().min(1).optional(),
  icon: address,
  favicon: address,
  authors: people.min(1),
  language: z.string().regex(/^[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/),
  hubs: z.array(z.strictObject({ type: z.string(), url: address })).optional(),
  items: z.array(
    z
      .strictObject({
        id: z.string().min(1),
        url: address,
        external_url: address.optional(),
        title: z.string().min(1),
        ...said,
        summary: z.string().min(1).optional(),
        image: address.optional(),
        date_published: moment,
        date_modified: moment,
        authors: people.min(1).optional(),
        tags: z.array(z.string().min(1)),
        language: z.string(),
      })
      .refine((item) => item.content_html !== undefined || item.content_text !== undefined),
  ),
})
