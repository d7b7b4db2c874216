import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const FOLDER = join(import.meta.dirname, '..', 'public', 'assets')
const SOURCES = join(import.meta.dirname, '..', 'components', 'site', 'elements')

/** A bundle as text. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCES, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    legalComments: 'none',
  })
  return (outputFiles[0]?.text ?? '').trim()
}

/**
 * Builds what readers' pages operate: `early` runs before the first paint (theme, type size), `page` after the
 * document. `page` is a file whose name changes with its content; its address, and `early` as it stands in every page,
 * go into `public/assets/reader.json` (lib/pages/reader-scripts.ts).
 */
export async function buildReader(): Promise<void> {
  const [early, page] = await Promise.all([bundle('early.ts'), bundle('page.ts')])
  mkdirSync(FOLDER, { recursive: true })
  if (early.includes('</')) throw new Error('the early script cannot stand in a page')
  const name = `reader-page-${createHash('sha256').update(page).digest('hex').slice(0, 12)}.js`
  writeFileSync(join(FOLDER, name), page)
  writeFileSync(join(FOLDER, 'reader.json'), JSON.stringify({ early, page: `/assets/${name}` }))
  for (const file of readdirSync(FOLDER)) {
    if (/^reader-.*\.js$/.test(file) && file !== name) rmSync(join(FOLDER, file), { force: true })
  }
}

if (process.argv[1] === import.meta.filename) await buildReader()
