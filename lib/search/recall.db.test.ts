import { beforeAll, expect, test } from 'vitest'
import { docText } from '@/lib/content/text'
import { readDemoArticles } from '@/prisma/demo/front-matter'
import { loadCorpus } from '@/test/corpus'
import { makeColumn, NOW } from '@/test/newsroom'
import { fold } from './fold'
import { searchArticleIds } from './queries'
import { words } from './words'

const WORDS = 500

/** What readers may look for in each piece, folded; a line apart, so that nothing is read across. */
let pieces: { id: number; text: string }[]
let asked: string[]

beforeAll(async () => {
  const texts = (await readDemoArticles()).map(({ title, body }) => ({ title, text: docText(body), at: NOW }))
  const ids = await loadCorpus(texts, (await makeColumn()).id)
  pieces = texts.map(({ title, text }, n) => ({ id: ids[n] ?? 0, text: fold(`${title}\n${text}`) }))
  const all = [...new Set(pieces.flatMap(({ text }) => words(text)))]
    .filter((word) => /^\p{Script=Han}+$/u.test(word))
    .sort()
  const step = all.length / WORDS
  asked = Array.from({ length: WORDS }, (_, n) => all[Math.floor(n * step)] ?? '')
})

test('500 words of the published texts: every piece that has one is found, and no other', async () => {
  expect(new Set(asked).size).toBe(WORDS)
  const wrong: string[] = []
  for (const word of asked) {
    const expected = pieces.filter(({ text }) => text.includes(word)).map(({ id }) => id)
    const found = await searchArticleIds('PUBLIC', word, 1000)
    if (found.toSorted().join() !== expected.toSorted().join()) wrong.push(word)
  }
  expect(wrong).toEqual([])
}, 60_000)
