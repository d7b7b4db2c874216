import { expect, test } from 'vitest'
import { docSchema } from '@/lib/content/schema'
import { parseJson } from './json'

test.each([
  ['a\u0000b', 'ab'],
  ['\u0001\b\f\u001F河\u0085\u009F', '河'],
  ['a\uD800b', 'ab'],
  ['\uFFFFx', 'x'],
  ['行一\n行二\t三\r', '行一\n行二\t三\r'],
  ['𠮷野家 \\u0001 \\b', '𠮷野家 \\u0001 \\b'],
])('%j comes in as %j (S-57)', (given, kept) => {
  expect(parseJson(JSON.stringify({ deep: [{ text: given }] }))).toEqual({ deep: [{ text: kept }] })
})

test('a text node that held nothing else is no node any more', () => {
  const content = [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: '\f' },
        { type: 'text', text: '河' },
      ],
    },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '\u0002' }] },
  ]
  expect(docSchema.parse(parseJson(JSON.stringify({ type: 'doc', content })))).toEqual({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: '河' }] },
      { type: 'heading', attrs: { level: 2 }, content: [] },
    ],
  })
})

test('what is no JSON is refused as before', () => {
  expect(() => parseJson('{"a":"\\u0001"')).toThrow(SyntaxError)
})

test.each([
  '{"__proto__":{"polluted":1}}',
  '{"a":[{"b":{"__proto__":{"polluted":1}}}]}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"\\u005f_proto__":{"polluted":1}}',
  '{"__PROTO__":1,"__proto__":null}',
  '{"con\\u0073tructor":1}',
])('%s is refused, and reaches no prototype (S-40)', (text) => {
  expect(() => Object.assign({}, parseJson(text))).toThrow(SyntaxError)
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('what is only said is no name', () => {
  const said = { text: 'the "__proto__" of a constructor, \\u005f' }
  expect(parseJson(JSON.stringify(said))).toEqual(said)
})
