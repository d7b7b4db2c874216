import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const FOLDERS = ['app', 'components', 'lib', 'scripts', 'prisma', 'e2e', 'test', 'bench']

type SourceFile = { path: string; source: string; lines: number; imports: string[] }

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return entry.name === 'generated' || entry.name === 'node_modules' ? [] : walk(path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}

/** Imports as paths from the root without ending; packages as they are written. */
function importsOf(path: string, source: string): string[] {
  const specifiers = [...source.matchAll(/(?:^|\s)(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  )
  return specifiers.map((name) => {
    if (name.startsWith('@/')) return name.slice(2)
    return name.startsWith('.') ? relative(root, resolve(dirname(join(root, path)), name)) : name
  })
}

function load(): SourceFile[] {
  const present = FOLDERS.filter((folder) => readdirSync(root).includes(folder))
  return present
    .flatMap((folder) => walk(join(root, folder)))
    .map((full) => {
      const path = relative(root, full)
      const source = readFileSync(full, 'utf8')
      return { path, source, lines: source.trimEnd().split('\n').length, imports: importsOf(path, source) }
    })
}

const files = load()
const isTest = (path: string) => /\.test\.tsx?$|^(e2e|test|bench)\//.test(path)
const code = files.filter(({ path }) => !isTest(path))

/** Where something is imported that must not be, as `file → import`. */
function forbidden(from: (path: string) => boolean, to: (name: string, path: string) => boolean): string[] {
  return code
    .filter(({ path }) => from(path))
    .flatMap(({ path, imports }) =>
      imports.filter((name) => to(name, path)).map((name) => `${path} → ${name}`),
    )
}

const inFolder =
  (...folders: string[]) =>
  (path: string) =>
    folders.some((folder) => path.startsWith(`${folder}/`))

test('nothing points up: lib imports neither app nor components, components import neither app nor data access', () => {
  expect(forbidden(inFolder('lib'), (name) => /^(app|components)\//.test(name))).toEqual([])
  expect(
    forbidden(inFolder('components'), (name) =>
      /^app\/|(^|[/-])(queries|commands|public)$|^lib\/db\/client/.test(name),
    ),
  ).toEqual([])
})

test('components/ui knows no product word', () => {
  expect(
    forbidden(inFolder('components/ui'), (name) =>
      /^(lib\/(?!errors|server\/action)|components\/(?!ui))/.test(name),
    ),
  ).toEqual([])
})

const TOUCH_DATABASE =
  /^lib\/(db\/|([\w-]+\/)?([\w-]+-)?(queries|public|commands)\.ts$|audit\/record\.ts$|pages\/expire\.ts$|search\/write\.ts$|slug\.ts$)|^lib\/web\/|^scripts\/|^prisma\//

test('only queries, public and commands files touch the database', () => {
  const touches = forbidden(
    (path) => !TOUCH_DATABASE.test(path),
    (name) => name === 'lib/db/client' || name === 'pg',
  )
  expect(touches).toEqual([])
})

test('only public.ts names what a reader’s page depends on, and no other part reads on behalf of readers', () => {
  const named = code.filter(({ source }) => /\btag\(/.test(source) && /render-context'/.test(source))
  const elsewhere = named.map(({ path }) => path).filter((path) => !/public\.ts$/.test(path))
  expect(elsewhere).toEqual([])
  expect(
    forbidden(inFolder('app/(site)'), (name) => /(^|[/-])(queries|commands)$|^lib\/auth\//.test(name)),
  ).toEqual([])
})

test('only env.ts reads the environment', () => {
  const readers = code.filter(
    ({ path, source }) => inFolder('lib', 'app', 'components')(path) && /process\.env\b/.test(source),
  )
  expect(readers.map(({ path }) => path)).toEqual(['lib/env.ts'])
})

test('every exported server action is built by action() (S-03)', () => {
  const naked = code
    .filter(({ source }) => /^'use server'/m.test(source))
    .flatMap(({ path, source }) =>
      [...source.matchAll(/^export\s+(?:async\s+function|function|const|default)\s+(\w+)?\s*(.*)/gm)]
        .filter(([, , rest]) => !/^=\s*action\(/.test(rest ?? ''))
        .map(([, name]) => `${path}#${name}`),
    )
  expect(naked).toEqual([])
})

test('every verb of a route handler is built by route(), publicRoute() or apiRoute()', () => {
  const naked = code
    .filter(({ path }) => /^app\/api\/.*route\.tsx?$/.test(path) && !path.includes('[...nextauth]'))
    .flatMap(({ path, source }) =>
      [
        ...source.matchAll(
          /^export\s+(?:async\s+function|const)\s+(GET|HEAD|POST|PUT|PATCH|DELETE)\b\s*(.*)/gm,
        ),
      ]
        .filter(([, , rest]) => !/^=\s*(public|api)?[rR]oute(<[^(]*>)?\(/.test(rest ?? ''))
        .map(([, verb]) => `${path}#${verb}`),
    )
  expect(naked).toEqual([])
})

test('what lies under /api/v1 is for tokens alone: it knows no session and no cookie', () => {
  const api = inFolder('app/api/v1')
  expect(forbidden(api, (name) => /^lib\/auth\/(session|cookies|options)|^next\//.test(name))).toEqual([])
  const naked = code.filter(({ path, source }) => api(path) && /\broute\(/.test(source))
  expect(naked.map(({ path }) => path)).toEqual([])
})

test('every desk page begins with its guard (S-04)', () => {
  const open = code
    .filter(({ path }) => /^app\/(\([\w-]+\)\/)?admin\/.*page\.tsx$/.test(path))
    .filter(({ source }) => !/await\s+requireUser\(/.test(source.slice(0, source.search(/await\s/) + 40)))
  expect(open.map(({ path }) => path)).toEqual([])
})

test('readers’ pages are plain server components', () => {
  const client = code.filter(
    ({ path, source }) => inFolder('app/(site)', 'components/site')(path) && /^'use client'/m.test(source),
  )
  expect(client.map(({ path }) => path).filter((path) => !/(^|\/)error\.tsx$/.test(path))).toEqual([])
  expect(
    forbidden(
      inFolder('app/(site)', 'components/site'),
      (name) => name === 'next/link' || name === 'next/image',
    ),
  ).toEqual([])
})

test('readers’ style sheets are short, and none asks what an element holds', () => {
  const folder = join(root, 'app/(site)')
  const sheets = readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') }))
  expect(sheets.length).toBeGreaterThan(10)
  const odd = sheets.filter(({ source }) => source.split('\n').length > 251 || source.includes(':has('))
  expect(odd.map(({ name }) => name)).toEqual([])
})

test('no file is over 250 lines', () => {
  expect(files.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
})

test('no drawers: files are named for what they hold', () => {
  const drawers = files.filter(({ path }) =>
    /(^|\/)(utils?|helpers?|misc|common|service|manager|index)\.(ts|tsx)$/.test(path),
  )
  expect(drawers.map(({ path }) => path)).toEqual([])
})

test('no raw SQL by string, no unchecked types, no skipped or focused tests (S-39)', () => {
  const banned =
    /\$(queryRaw|executeRaw)Unsafe|@ts-(ignore|nocheck)|\bas any\b|: any\b|\b(test|describe|it)\.(only|skip)\(|waitForTimeout/
  const found = files.filter(({ path, source }) => path !== 'lib/architecture.test.ts' && banned.test(source))
  expect(found.map(({ path }) => path)).toEqual([])
})

test('nothing is compiled from data (S-41)', () => {
  const compiling = /\beval\(|new Function\(|\bFunction\(['"`]|'(node:)?vm'|setTimeout\(['"`]|document\.write/
  const found = code.filter(({ source }) => compiling.test(source))
  expect(found.map(({ path }) => path)).toEqual([])
})
