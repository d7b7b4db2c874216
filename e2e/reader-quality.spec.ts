import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { accessFaults } from './support/axe'
import { expect, test } from './support/newsroom'
import { everyKind, stillBroken, walkSite } from './support/site-map'

const CHECKER = join(
  dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')),
  'build/dist/vnu.jar',
)

type Message = { type: string; url: string; message: string; extract?: string; lastLine?: number }

/** What the Nu HTML checker calls an error in these pages. */
function htmlErrors(pages: Record<string, string>, folder: string): string[] {
  mkdirSync(folder, { recursive: true })
  const files = Object.entries(pages).map(([name, html]) => {
    const file = join(folder, `${name}.html`)
    writeFileSync(file, html)
    return file
  })
  const java = process.env.JAVA_PATH ?? 'java'
  const { stderr, error } = spawnSync(
    java,
    ['-jar', CHECKER, '--format', 'json', '--exit-zero-always', ...files],
    {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    },
  )
  if (error) throw error
  const { messages } = JSON.parse(stderr) as { messages: Message[] }
  return messages
    .filter(({ type }) => type === 'error')
    .map(({ url, message, extract }) => `${url.split('/').at(-1)}: ${message} ${extract ?? ''}`)
}

test('every internal link of the site resolves, and every kind of page is correct HTML', async ({
  request,
}, info) => {
  test.slow()
  const walk = await walkSite(request)
  expect(await stillBroken(request, walk.broken)).toEqual([])
  expect(walk.visited).toBeGreaterThan(200)

  const pages: Record<string, string> = {}
  for (const [kind, path] of Object.entries(await everyKind(request, walk)))
    pages[kind] = await (await request.get(path)).text()
  expect(htmlErrors(pages, info.outputPath('pages'))).toEqual([])
})

/** What a reader may have chosen, as the site remembers it, and the width it is looked at. */
const CHOICES = [
  { name: 'light', width: 1280, stored: { 'qy-theme': 'light' }, only: [] },
  { name: 'dark', width: 390, stored: { 'qy-theme': 'dark' }, only: [] },
  // The same elements as the dark pages: only what its sizes and colours decide is looked at again.
  { name: '长者模式', width: 390, stored: { 'qy-elder': 'on' }, only: ['color-contrast', 'target-size'] },
]

for (const { name, width, stored, only } of CHOICES) {
  test(`every kind of page fits and shuts nobody out: ${name}, ${width} px`, async ({ page, request }) => {
    test.slow()
    await page.setViewportSize({ width, height: 844 })
    await page.addInitScript((choices) => {
      for (const [key, value] of Object.entries(choices)) localStorage.setItem(key, value)
    }, stored)
    const found: string[] = []
    for (const [kind, path] of Object.entries(await everyKind(request, await walkSite(request, 2)))) {
      await page.goto(path)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (overflow > 0) found.push(`${kind} ${path} is ${overflow} px too wide`)
      found.push(...(await accessFaults(page, { only })).map((fault) => `${kind} ${path} ${fault}`))
    }
    expect(found).toEqual([])
  })
}
