import { join } from 'node:path'
import { expect, test } from 'vitest'
import { doorsOnDisk } from '@/e2e/support/doors-on-disk'
import { openApi } from './openapi'
import { OPERATIONS } from './operations'

test('every route under /api/v1 is an operation of the document, and every operation is a route', () => {
  const routes = doorsOnDisk(join(import.meta.dirname, '..', '..'))
    .filter((door) => door.includes(' /api/v1/') && !/\/(openapi\.json|\[\[\.\.\.path\]\])$/.test(door))
    .map((door) => door.replace('/api/v1', '').replace('[id]', '{id}'))
  expect(OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes.sort())
})

test('the document is made from the schemas by which requests are checked', () => {
  const document = JSON.parse(JSON.stringify(openApi('https://news.example')))
  expect(document.servers).toEqual([{ url: 'https://news.example/api/v1' }])
  const patch = document.paths['/articles/{id}'].patch
  const { schema } = patch.requestBody.content['application/json']
  expect(schema.required).toEqual(['version'])
  expect(schema.additionalProperties).toBe(false)
  expect(schema.properties.tagIds).toMatchObject({ type: 'array', maxItems: 20 })
  expect(Object.keys(patch.responses)).toEqual(['200', '401', '403', '404', '409', '422', '429', 'default'])
  expect(patch.security).toEqual([{ token: ['articles:write'] }])
  const { parameters } = document.paths['/articles'].get
  const limit = parameters.find(({ name }: { name: string }) => name === 'limit')
  expect(limit).toMatchObject({ in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } })
  const { Article } = document.components.schemas
  expect(Article.additionalProperties).toBe(false)
  expect(Article.required).toEqual(Object.keys(Article.properties))
})

test('no name of a schema leads nowhere', () => {
  const text = JSON.stringify(openApi('https://news.example'))
  const { components } = JSON.parse(text)
  const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '')
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !(name in components.schemas))).toEqual([])
})
