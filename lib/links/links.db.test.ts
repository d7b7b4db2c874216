import { expect, test } from 'vitest'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import { env } from '@/lib/env'
import { updateTag } from '@/lib/taxonomy/tag-commands'
import { later, makeColumn, makeDraft, makePublished, makeStaff, makeTag, system } from '@/test/newsroom'
import { checkLinks } from './queries'

const statesOf = async (hrefs: string[]) =>
  Object.fromEntries(
    (await checkLinks(system, hrefs)).map(({ href, state, reason }) => [href, `${state} ${reason}`.trim()]),
  )

test('a link into this site is fine exactly when readers can open what it leads to', async () => {
  const column = await makeColumn()
  const tag = await makeTag()
  const shown = await makePublished({ columnId: column.id }, later(1))
  const gone = await makePublished({ columnId: column.id }, later(2))
  await withdrawArticle(system, { ...gone, reason: '事实有误' }, later(3))
  const begun = await makeDraft(system)
  expect(
    await statesOf([
      `/articles/${shown.id}`,
      `${env.SITE_URL}/zh-Hant/articles/${shown.id}?from=x`,
      `/articles/${gone.id}`,
      `/articles/${begun.id}`,
      '/articles/999999999',
      `/columns/${column.slug}`,
      `/tags/${tag.slug}`,
      '/tags/mei-you-zhe-ge',
      '/search?q=水',
      '/admin/articles',
      '/nowhere/at/all',
      'mailto:a@example.cn',
      '#note-1',
    ]),
  ).toEqual({
    [`/articles/${shown.id}`]: 'fine',
    [`${env.SITE_URL}/zh-Hant/articles/${shown.id}?from=x`]: 'fine',
    [`/articles/${gone.id}`]: 'broken 这篇稿件已撤稿，读者打不开',
    [`/articles/${begun.id}`]: 'broken 这篇稿件还没有发布，读者打不开',
    '/articles/999999999': 'broken 没有这篇稿件',
    [`/columns/${column.slug}`]: 'fine',
    [`/tags/${tag.slug}`]: 'fine',
    '/tags/mei-you-zhe-ge': 'broken 本站没有这个页面',
    '/search?q=水': 'fine',
    '/admin/articles': 'broken 这是采编台内部的网址，读者打不开',
    '/nowhere/at/all': 'broken 本站没有这个页面',
    'mailto:a@example.cn': 'fine',
    '#note-1': 'fine',
  })
})

test('an address that has moved is to be brought up to date', async () => {
  const tag = await makeTag()
  await updateTag(system, {
    id: tag.id,
    name: tag.name,
    slug: `${tag.slug}-xin`,
    description: '',
    aliases: [],
  })
  expect(await statesOf([`/tags/${tag.slug}`])).toEqual({
    [`/tags/${tag.slug}`]: `doubtful 网址已改为 /tags/${tag.slug}-xin，请更新`,
  })
})

test('everybody on the desk may check links, and the answer keeps the order', async () => {
  for (const person of Object.values(await makeStaff())) {
    const states = await checkLinks(person, ['/search', 'http://127.0.0.1/', '/search'])
    expect(states.map(({ state }) => state)).toEqual(['fine', 'broken', 'fine'])
  }
})
