import { expect, test } from 'vitest'
import type { Card } from './card'
import { makeEdition, ofColumn, type Pieces } from './edition'

const picture = { width: 1200, height: 800, widths: [480], alt: '' }
const NOTHING: Pieces = { newest: [], pictured: [], hot: [], ofColumns: [], pinned: null }

function card(id: number, columnId: number, cover = false): Card {
  return {
    id,
    title: `第${id}篇`,
    summary: '',
    publishedAt: new Date(id * 1000),
    updatedAt: new Date(id * 1000),
    column: { id: columnId, name: '', slug: '' },
    people: [],
    cover: cover ? { ...picture, key: `k${id}` } : null,
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
  const pictured = all.filter(({ cover }) => cover)
  const edition = makeEdition({ ...NOTHING, newest: all, pictured, ofColumns: all })
  expect(edition.lead?.id).toBe(8)
  expect(ids(edition.seconds)).toEqual([7, 6, 5])
  expect(ids(edition.latest)).toEqual([9, 4])
  expect(ids(edition.pictures)).toEqual([4])
  expect(ids(edition.ofColumns)).toEqual([9, 4])
})

test('what is pinned leads, however old and without a picture, and stands nowhere else', () => {
  const all = [card(9, 1, true), card(8, 2, true), card(3, 1)]
  const edition = makeEdition({
    ...{ newest: all, pictured: all.slice(0, 2), hot: [], ofColumns: all },
    pinned: card(3, 1),
  })
  expect(edition.lead?.id).toBe(3)
  expect(ids(edition.seconds)).toEqual([9, 8])
  expect([edition.latest, edition.pictures, edition.ofColumns].flatMap(ids)).toEqual([])
})

test('hot pictures are what is read most, then the newest; no picture is shown twice', () => {
  const pictured = [10, 9, 8, 7, 6, 5, 4].map((id) => card(id, 1, true))
  const again = { ...card(3, 1, true), cover: pictured[5]?.cover ?? null }
  const opens = { ...card(2, 1, true), cover: pictured[0]?.cover ?? null }
  const edition = makeEdition({ ...NOTHING, pictured, hot: [opens, pictured[5] ?? again, again] })
  expect(ids(edition.pictures)).toEqual([5, 6, 4])
})

test('without a picture the newest piece leads; without pieces nothing does', () => {
  expect(makeEdition({ ...NOTHING, newest: [card(3, 1), card(2, 1)] }).lead?.id).toBe(3)
  expect(makeEdition(NOTHING).lead).toBeNull()
})

test('a column’s block gathers the columns below it, six pieces at most', () => {
  const column = (id: number, parentId: number | null) => ({
    id,
    parentId,
    name: '',
    slug: '',
    description: '',
    genre: 'COMMENTARY' as const,
  })
  const cards = Array.from({ length: 9 }, (_, at) => card(100 - at, at % 2 === 0 ? 1 : 2))
  const edition = makeEdition({ ...NOTHING, ofColumns: [...cards, card(1, 3)] })
  const columns = [column(1, null), column(2, 1), column(3, null)]
  expect(ids(ofColumn(edition, columns, 1))).toEqual([100, 99, 98, 97, 96, 95])
  expect(ids(ofColumn(edition, columns, 3))).toEqual([1])
})
