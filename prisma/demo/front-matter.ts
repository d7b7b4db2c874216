import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { parseMarkdown } from '@/lib/content/markdown'
import type { Doc } from '@/lib/content/schema'
import { COLUMNS, SOURCES, TAGS } from './catalogue'
import { AUTHORS } from './people'
import { PICTURE_KINDS } from './pictures'

const FOLDER = join(import.meta.dirname, 'articles')

const known = (what: string, names: readonly string[]) =>
  z.string().refine((name) => names.includes(name), { error: ({ input }) => `unknown ${what} “${input}”` })
const namesOf = (all: readonly { name: string }[]) => all.map(({ name }) => name)
const list = (what: string, names: readonly string[], most: number) =>
  z
    .string()
    .transform((text) => text.split(/[,，]\s*/).map((one) => one.trim()))
    .pipe(z.array(known(what, names)).min(1).max(most))

const picture = z
  .string()
  .transform((text) => text.split('|').map((part) => part.trim()))
  .pipe(z.tuple([z.enum(PICTURE_KINDS), z.string().min(1)]))
  .transform(([kind, caption]) => ({ kind, caption }))

const header = z
  .strictObject({
    title: z.string().min(1).max(30),
    lead_title: z.string().default(''),
    sub_title: z.string().default(''),
    summary: z.string().min(1),
    column: known(
      'column',
      COLUMNS.map(({ slug }) => slug),
    ),
    tags: list('tag', namesOf(TAGS), 4),
    authors: list('author', namesOf(AUTHORS), 2),
    origin: z.enum(['original', 'reprint', 'contribution']),
    source: known('source', namesOf(SOURCES)).optional(),
    original_title: z.string().max(200).default(''),
    picture: picture.optional(),
  })
  .refine(({ origin, source }) => (origin === 'original' ? !source : origin === 'contribution' || source), {
    error: 'a reprint names its source, an original piece has none',
    path: ['source'],
  })

export type DemoArticle = z.output<typeof header> & { file: string; body: Doc }

/** Reads one article file: `key: value` lines between two `---`, then the body. Every error names the file. */
export function parseDemoArticle(file: string, text: string): DemoArticle {
  const match = /^---\n(.*?)\n---\n(.*)$/s.exec(text.replace(/\r\n?/g, '\n'))
  if (!match) throw new Error(`${file}: does not begin with a header between two --- lines`)
  const [, head = '', body = ''] = match
  const pairs = head.split('\n').map((line) => {
    const pair = /^(\w+):\s*(.*)$/.exec(line.trim())
    if (!pair) throw new Error(`${file}: “${line}” is not “key: value”`)
    return [pair[1], pair[2]]
  })
  const parsed = header.safeParse(Object.fromEntries(pairs))
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  return { ...parsed.data, file, body: parseMarkdown(body) }
}

/** Every article of the demo newsroom, by file name. */
export async function readDemoArticles(): Promise<DemoArticle[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.md')).sort()
  return Promise.all(
    files.map(async (file) => parseDemoArticle(file, await readFile(join(FOLDER, file), 'utf8'))),
  )
}
