import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COMMANDS, isElsewhere } from '@/test/desk-commands'

const root = join(import.meta.dirname, '..', '..')
const sources = ['app', 'components', 'lib']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8'))
  .filter((source) => /^\s*['"]use server['"]/m.test(source))

/** What the names of an imported command stand for: it may go by another one here. */
function importedCommands(source: string): Map<string, string> {
  const lists = source.matchAll(/^import \{([^}]*)\} from '@\/lib\/[^']*commands'/gm)
  const names = [...lists].flatMap(([, list = '']) => list.split(',').map((one) => one.trim()))
  return new Map(
    names.filter(Boolean).map((one) => {
      const [name = '', alias = name] = one.split(/\s+as\s+/)
      return [alias, name]
    }),
  )
}

/** Each action of a file with the commands that it calls, as `publish → publishArticle`. */
function actionsOf(source: string): string[] {
  const commands = importedCommands(source)
  const [, ...actions] = source.split(/^export const /m)
  return actions.map((text) => {
    const name = /^\w+/.exec(text)?.[0]
    const called = [...text.matchAll(/\b(\w+)\(actor\b/g)].map(
      ([, one = '']) => commands.get(one) ?? `?${one}`,
    )
    return `${name} → ${called.join(' ')}`
  })
}

const actions = sources.flatMap(actionsOf)
const commandOf = (action: string) => action.split(' → ')[1] ?? ''

test('an action is exported by a file of actions: none stands inside a function', () => {
  expect(sources.filter((source) => !source.startsWith("'use server'\n"))).toEqual([])
})

test('each server action hands what it was given to one command, and the command is in the table', () => {
  expect(actions.length).toBeGreaterThan(90)
  expect(actions.filter((action) => !(commandOf(action) in COMMANDS))).toEqual([])
})

test('the table names no command that no action calls', () => {
  const called = new Set(actions.map(commandOf))
  expect(Object.keys(COMMANDS).filter((command) => !called.has(command))).toEqual([])
})

test('the test that a command is said to be tried in is there and tries it with every role', () => {
  for (const [command, row] of Object.entries(COMMANDS).filter(([, one]) => isElsewhere(one))) {
    const source = readFileSync(join(root, row), 'utf8')
    expect(source, row).toMatch(new RegExp(`\\b${command}\\(`))
    expect(source, row).toContain('ROLES')
  }
})
