import { expect, test } from 'vitest'
import type { Card } from './card'
import { makeEdition, ofColumn } from './edition'

const picture = { key: 'k', width: 1200, height: 800, widths: [480], alt: '' }

function card(id: number, columnId: number, cover = false): Card {
  return {
    id,
    title: `第${id}篇`,
    summary: '',
    publishedAt: new Date(id * 1000),
    column: { id: columnId, name: '', slug: '' },
    people: [],
    cover: cover ? picture : null,
  } as Card
}

const ids = (cards: Card[]) => cards.map(({ id }) => id)

test('what opens the page is not repeated below it', () => {
  const all = [
    card(9, 1),
    card(8, 2, true),
    card(7, 1, true),
    card(6, 3, true),
    card(5, 1, true),
    card(4, 2, true),
  ]
  const edition = makeEdition(
    all,
    all.filter(({ cover }) => cover),
    all,
  )
  expect(edition.lead?.id).toBe(8)
  expect(ids(edition.seconds)).toEqual([7, 6, 5])
  expect(ids(edition.latest)).toEqual([9, 4])
  expect(ids(edition.pictures)).toEqual([4])
  expect(ids(edition.ofColumns)).toEqual([9, 4])
})

test('what is pinned leads, however old and without a picture, and stands nowhere else', () => {
  const all = [card(9, 1, true), card(8, 2, true), card(3, 1)]
  const edition = makeEdition(all, all.slice(0, 2), all, card(3, 1))
  expect(edition.lead?.id).toBe(3)
  expect(ids(edition.seconds)).toEqual([9, 8])
  expect([edition.latest, edition.pictures, edition.ofColumns].flatMap(ids)).toEqual([])
})

test('without a picture the newest piece leads; without pieces nothing does', () => {
  expect(makeEdition([card(3, 1), card(2, 1)], [], []).lead?.id).toBe(3)
  expect(makeEdition([], [], []).lead).toBeNull()
})

test('a column’s block gathers the columns below it, six pieces at most', () => {
  const column = (id: number, parentId: number | null) => ({
    id,
    parentId,
    name: '',
    slug: '',
    description: '',
  })
  const cards = Array.from({ length: 9 }, (_, at) => card(100 - at, at % 2 === 0 ? 1 : 2))
  const edition = makeEdition([], [], [...cards, card(1, 3)])
  const columns = [column(1, null), column(2, 1), column(3, null)]
  expect(ids(ofColumn(edition, columns, 1))).toEqual([100, 99, 98, 97, 96, 95])
  expect(ids(ofColumn(edition, columns, 3))).toEqual([1])
})
