import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const numbers = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${letter}-${String(from + n).padStart(2, '0')}`)

/** Every statement that the project is held to, in order. */
const STATEMENTS = [
  ...numbers('S', 1, 29),
  ...numbers('S', 31, 51),
  ...numbers('S', 57, 64),
  ...numbers('R', 1, 35),
]
/** What a row says that no test proves. */
const REASONS = /^(deployment|not claimed|not yet)\b/

type Row = { id: string; proofs: string[]; words: string }

/** The rows of the table in docs/security.md: `| S-01 | what | proofs, reasons | fault |`. */
function rows(): Row[] {
  const lines = readFileSync(join('docs', 'security.md'), 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [, id = '', , proof = ''] = /^\| ([SR]-\d\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? []
    const parts = proof.split('<br>')
    const words = parts.filter((part) => !part.startsWith('`')).join(' ')
    return id ? [{ id, proofs: parts.filter((part) => part.startsWith('`')), words }] : []
  })
}

type Title = { file: string; words: string; ids: string[] }

/** Every title of a test that names statements: `'… (S-12, R-03)'`. */
function titles(): Title[] {
  const files = ['components', 'e2e', 'lib', 'prisma', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  return files
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /\(\s*(['`])((?:\\.|(?!\1).)*) \(((?:[SR]-\d\d(?:, )?)+)\)\1,/g,
        ),
      ].map(([, , words = '', ids = '']) => ({ file, words, ids: ids.split(', ') })),
    )
}

test('every statement has a row: what proves it, or why nothing does', () => {
  const table = rows()
  expect(table.map(({ id }) => id)).toEqual(STATEMENTS)
  const bare = table.filter(({ proofs, words }) => proofs.length === 0 && !REASONS.test(words))
  expect(bare.map(({ id }) => id)).toEqual([])
})

test('what a row names is a test that names the statement, and every test that names one stands in its row', () => {
  const all = titles()
  const named = rows().flatMap(({ id, proofs }) =>
    proofs.map((proof) => {
      const [, file = '', beginning = ''] = /^`([^`]+)` “([^”]+)”$/.exec(proof) ?? []
      const found = all.filter((one) => one.file === file && one.words.startsWith(beginning))
      return found.length === 1 ? `${id} ${file} ${found[0]?.words}` : `${id}: ${found.length} × ${proof}`
    }),
  )
  const said = all.flatMap(({ file, words, ids }) => ids.map((id) => `${id} ${file} ${words}`))
  expect(named.toSorted()).toEqual(said.toSorted())
})
