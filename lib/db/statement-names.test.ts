import { expect, test } from 'vitest'
import { statementNames } from './statement-names'

test('a text is named when it comes again, and always alike', () => {
  const nameOf = statementNames()
  expect(nameOf({ sql: 'SELECT 1' })).toBe('')
  const name = nameOf({ sql: 'SELECT 1' })
  expect(name).toMatch(/^q[\w-]{22}$/)
  expect(nameOf({ sql: 'SELECT 1' })).toBe(name)
  nameOf({ sql: 'SELECT 2' })
  expect(nameOf({ sql: 'SELECT 2' })).not.toBe(name)
})

test('what is asked for by words is planned each time', () => {
  const nameOf = statementNames()
  const sql = 'SELECT article_id FROM search_documents WHERE terms @@ $1::tsquery'
  for (let n = 0; n < 3; n++) expect(nameOf({ sql })).toBe('')
})

test('a thousand texts that come twice leave a connection with no more than it can hold', () => {
  const nameOf = statementNames()
  const named = new Set<string>()
  for (let n = 0; n < 1_000; n++) {
    nameOf({ sql: `SELECT ${n}` })
    named.add(nameOf({ sql: `SELECT ${n}` }))
  }
  expect(named.size).toBeLessThanOrEqual(301)
})
