import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseAst } from 'vitest/node'

const root = join(import.meta.dirname, '..')
const FOLDERS = ['app', 'components', 'lib', 'scripts', 'prisma']
const HALF_WIDTH = /\p{Script=Han}[,:;!?()]|(?<!\d)[,:;!?()]\p{Script=Han}/u

type Node = { type: string; start: number; [key: string]: unknown }

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** The text of a literal, a part of a template or text between JSX tags; null for anything else. */
function textOf(node: Node): string | null {
  if (node.type === 'TemplateElement') return (node.value as { cooked: string | null }).cooked
  if (node.type === 'JSXText' || node.type === 'Literal')
    return typeof node.value === 'string' ? node.value : null
  return null
}

/** A pattern put together from strings tells what others write, not what we say. */
const isPattern = (text: string) => /\(\?[:=!<]/.test(text)

function textsIn(node: unknown, found: { text: string; start: number }[] = []) {
  if (Array.isArray(node)) for (const one of node) textsIn(one, found)
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return found
  const one = node as Node
  if (one.type === 'TaggedTemplateExpression') return found
  const text = textOf(one)
  if (text !== null && !isPattern(text)) found.push({ text, start: one.start })
  for (const value of Object.values(one)) textsIn(value, found)
  return found
}

/** Texts of a source with half-width punctuation beside a Chinese character, as `line: text`. */
function halfWidth(source: string, lang: 'ts' | 'tsx' = 'tsx'): string[] {
  return textsIn(parseAst(source, { lang }))
    .filter(({ text }) => HALF_WIDTH.test(text))
    .map(({ text, start }) => `${source.slice(0, start).split('\n').length}: ${text.trim()}`)
}

test('Chinese interface texts use full-width punctuation', () => {
  const found = FOLDERS.flatMap(sources).flatMap((path) =>
    halfWidth(readFileSync(join(root, path), 'utf8'), path.endsWith('.tsx') ? 'tsx' : 'ts').map(
      (where) => `${path}:${where}`,
    ),
  )
  expect(found).toEqual([])
})

test('texts are told from comments, patterns, times and code', () => {
  const wrong = [
    "say('保存,退出')",
    `say(\`（\${n})请重试\`)`,
    'say(<p>提示:{n}</p>)',
    'say(<a title="编号(1)" />)',
  ]
  for (const source of wrong) expect(halfWidth(source)).toHaveLength(1)
  const right = [
    '// 注意:此处',
    "say('保存，退出')",
    'test(/来源:/)',
    "say('12:30发布')",
    "say('a, b')",
    'ask(中)',
  ]
  for (const source of right) expect(halfWidth(source)).toEqual([])
})
