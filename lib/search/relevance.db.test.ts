import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { loadCorpus } from '@/test/corpus'
import { makeColumn, NOW } from '@/test/newsroom'
import { searchPublic } from './public'

const fixture = z.object({
  texts: z.array(z.tuple([z.string(), z.string()])),
  questions: z.array(z.tuple([z.string(), z.array(z.number())])),
})

const { texts, questions } = fixture.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../test/fixtures/stard.json'), 'utf8')),
)
/** Every third question: a sample that is the same each time. */
const asked = questions.filter((_, index) => index % 3 === 0)

let ids: number[]

beforeAll(async () => {
  const columnId = (await makeColumn()).id
  ids = await loadCorpus(
    texts.map(([title, text]) => ({ title, text, at: NOW })),
    columnId,
  )
})

test('a lay question leads to a text that answers it among the first ten, for four questions in five', async () => {
  let answered = 0
  for (const [question, answers] of asked) {
    const hits = (await searchPublic(question, {}, NOW))?.hits.slice(0, 10) ?? []
    const found = new Set(hits.map(({ card }) => card.id))
    if (answers.some((index) => found.has(ids[index] ?? 0))) answered++
  }
  expect(answered / asked.length).toBeGreaterThanOrEqual(0.78)
}, 120_000)
