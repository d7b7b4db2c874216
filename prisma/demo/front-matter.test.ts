import { expect, test } from 'vitest'
import { parseDemoArticle } from './front-matter'

const head = {
  title: '水到渠成',
  summary: '一段摘要。',
  column: 'shui',
  tags: '水污染防治, 公众参与',
  authors: '顾长川',
  origin: 'original',
}

function file(changes: Record<string, string>): string {
  const lines = Object.entries({ ...head, ...changes }).map(([key, value]) => `${key}: ${value}`)
  return `---\n${lines.join('\n')}\n---\n一段正文。\n\n## 小标题\n\n又一段。\n`
}

test('a file is read with its lists, its picture and its body', () => {
  const read = parseDemoArticle('01-x.md', file({ picture: 'river | 南门河' }))
  expect(read).toMatchObject({
    file: '01-x.md',
    tags: ['水污染防治', '公众参与'],
    authors: ['顾长川'],
    picture: { kind: 'river', caption: '南门河' },
  })
  expect(read.body.content.map(({ type }) => type)).toEqual(['paragraph', 'heading', 'paragraph'])
})

test.each([
  ['column', { column: 'nowhere' }, 'unknown column “nowhere”'],
  ['tag', { tags: '水污染防治, 没有的标签' }, 'unknown tag “没有的标签”'],
  ['author', { authors: '无名氏' }, 'unknown author “无名氏”'],
  ['source', { origin: 'reprint', source: '某报' }, 'unknown source “某报”'],
  ['missing source', { origin: 'reprint' }, 'a reprint names its source'],
  ['picture', { picture: 'castle | 城堡' }, 'picture'],
  ['key', { colour: 'green' }, 'colour'],
])('a mistake in the %s is an error that names the file', (_, changes, message) => {
  const read = () => parseDemoArticle('07-y.md', file(changes))
  expect(read).toThrow(/^07-y\.md: /)
  expect(read).toThrow(message)
})
