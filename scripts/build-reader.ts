import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const FOLDER = join(import.meta.dirname, '..', 'public', 'assets')
const SOURCES = join(import.meta.dirname, '..', 'components', 'site', 'elements')

/** The bundle as one file whose name changes with its content. */
async function bundle(entry: string): Promise<{ name: string; text: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCES, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    legalComments: 'none',
  })
  const text = outputFiles[0]?.text ?? ''
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { name: `reader-${entry.replace('.ts', '')}-${hash}.js`, text }
}

/**
 * Builds what readers' pages operate: `early` runs before the first paint (theme, type size), `page` after the
 * document. Writes their addresses to `public/assets/reader.json`, which the layout reads.
 */
export async function buildReader(): Promise<void> {
  const [early, page] = await Promise.all([bundle('early.ts'), bundle('page.ts')])
  mkdirSync(FOLDER, { recursive: true })
  for (const { name, text } of [early, page]) writeFileSync(join(FOLDER, name), text)
  const addresses = { early: `/assets/${early.name}`, page: `/assets/${page.name}` }
  writeFileSync(join(FOLDER, 'reader.json'), JSON.stringify(addresses))
  const kept = new Set([early.name, page.name])
  for (const file of readdirSync(FOLDER)) {
    if (/^reader-.*\.js$/.test(file) && !kept.has(file)) rmSync(join(FOLDER, file), { force: true })
  }
}

if (process.argv[1] === import.meta.filename) await buildReader()
