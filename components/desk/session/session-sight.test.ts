import { expect, test } from 'vitest'
import { sightOf } from './session-sight'

const MINUTE = 60_000
const NOW = 1_800_000_000_000
const sight = (idle: number, whole: number) =>
  sightOf({ idle: NOW + idle * MINUTE, whole: NOW + whole * MINUTE }, NOW)

test('three minutes before an idle session ends somebody is warned, to the second', () => {
  expect(sight(3.1, 600)).toMatchObject({ state: 'open', minutesLeft: null })
  expect(sight(3, 600)).toMatchObject({ state: 'idling', idleSeconds: 180 })
  expect(sight(0.01, 600)).toMatchObject({ state: 'idling', idleSeconds: 1 })
  expect(sight(-1, 600)).toMatchObject({ state: 'idling', idleSeconds: 0 })
})

test('ten minutes before twelve hours are over a new sign-in is offered, and no key pressed puts that off', () => {
  expect(sight(30, 30.5)).toMatchObject({ state: 'open', minutesLeft: null })
  expect(sight(10, 10)).toMatchObject({ state: 'open', minutesLeft: 10 })
  expect(sight(2, 2)).toMatchObject({ state: 'open', minutesLeft: 2, idleSeconds: 120 })
  expect(sight(0, 0)).toMatchObject({ state: 'open', minutesLeft: 1, idleSeconds: 0 })
  expect(sight(1, 9)).toMatchObject({ state: 'idling', minutesLeft: 9 })
})
