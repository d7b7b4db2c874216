import { heaviestArticle } from '@/bench/heaviest-article'
import { BUDGET, exceeded } from '@/bench/page-budget'
import { weighPage } from '@/bench/page-weight'
import { expect, test } from './support/newsroom'

test('the heaviest article of 1,000 to 1,500 characters weighs no more than it may', async ({
  browser,
  baseURL,
}) => {
  const base = baseURL ?? ''
  const { path, characters } = await heaviestArticle(base)
  const weight = await weighPage(browser, base + path)
  expect(exceeded(weight, BUDGET), `${path}, ${characters} characters`).toEqual([])
  expect(weight.script).toBeGreaterThan(1_000)
  expect(weight.style).toBeGreaterThan(1_000)
})

test('in traditional characters it weighs no more', async ({ baseURL }) => {
  const { bytes, path } = await heaviestArticle(baseURL ?? '', '/zh-Hant')
  expect(bytes, path).toBeLessThanOrEqual(BUDGET.html)
})
