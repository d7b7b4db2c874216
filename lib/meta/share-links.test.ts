import { expect, test } from 'vitest'
import { shareLinks } from './share-links'

const shared = {
  url: 'https://news.example/articles/5',
  title: '清江 100% “达标” & 之后 #1',
  summary: '一条江的账，+上游记补偿？',
  site: '青言 & 环境',
  picture: '',
}

test('what is shared arrives as it was, whatever signs it has', () => {
  const given = shareLinks(shared).map(({ name, href }) => [
    name,
    Object.fromEntries(new URL(href).searchParams),
  ])
  const { url, title, summary, site } = shared
  const qq = { url, title, summary, site }
  expect(given).toEqual([
    ['微博', { url, title }],
    ['QQ', qq],
    ['QQ空间', qq],
  ])
})

test('a picture goes with it, and 汉字 are not written out', () => {
  const [weibo] = shareLinks({
    ...shared,
    title: '雨后第二天',
    picture: 'https://news.example/media/a-1080.webp',
  })
  expect(weibo?.href).toBe(
    'https://service.weibo.com/share/share.php?url=https%3A%2F%2Fnews.example%2Farticles%2F5&title=雨后第二天&pic=https%3A%2F%2Fnews.example%2Fmedia%2Fa-1080.webp',
  )
})
