import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { greyAt } from './grey'

const at = (text: string) => new Date(`${text}+08:00`)
const day = { greyFrom: '2026-12-13T00:00', greyUntil: '2026-12-14T00:00' }

test('grey begins and ends with the minute that is set, in the site’s zone', () => {
  const [from, until] = [at('2026-12-13T00:00:00.000'), at('2026-12-14T00:00:00.000')]
  for (const [moment, isGrey, changesAt] of [
    ['2026-12-12T23:59:59.999', false, from],
    ['2026-12-13T00:00:00.000', true, until],
    ['2026-12-13T23:59:59.999', true, until],
    ['2026-12-14T00:00:00.000', false, null],
  ] as const)
    expect(greyAt(day, at(moment)), moment).toEqual({ isGrey, changesAt })
})

test('either end may be open, and with neither the site keeps its colours', () => {
  const now = at('2026-12-13T12:00:00.000')
  expect(greyAt({ ...day, greyUntil: '' }, now)).toEqual({ isGrey: true, changesAt: null })
  expect(greyAt({ ...day, greyFrom: '' }, now)).toEqual({ isGrey: true, changesAt: at('2026-12-14T00:00') })
  expect(greyAt({ greyFrom: '', greyUntil: '' }, now)).toEqual({ isGrey: false, changesAt: null })
})

test('in summer time the wall clock of Shanghai counts', () => {
  const span = { greyFrom: '1988-07-01T08:00', greyUntil: '' }
  expect(greyAt(span, new Date('1988-06-30T23:00:00.000Z')).isGrey).toBe(true)
  expect(greyAt(span, new Date('1988-06-30T22:59:59.999Z')).isGrey).toBe(false)
})

type Theme = Record<string, number>

/** The brightness of each colour of a theme once it is grey, as CSS `grayscale(1)` makes it. */
function greys(block: string): Theme {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): #([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2});/g)].map(
      ([, name = '', ...parts]) => {
        const [r = 0, g = 0, b = 0] = parts.map((part) => Number.parseInt(part, 16))
        const level = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
        return [name, level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4]
      },
    ),
  )
}

test('text is as easy to read in grey: 4.5 to 1 in every theme', () => {
  const css = readFileSync(join(import.meta.dirname, '../../app/(site)/colours.css'), 'utf8')
  const themes = css
    .split('}')
    .map(greys)
    .filter(({ paper, ink }) => paper !== undefined && ink !== undefined)
  expect(themes.length).toBeGreaterThanOrEqual(2)
  const pairs = [
    ...['ink', 'muted', 'accent', 'seal'].flatMap((text) =>
      ['paper', 'surface', 'tint'].map((under) => [text, under]),
    ),
    ['on-accent', 'accent'],
    ['ink', 'mark'],
  ]
  for (const theme of themes)
    for (const [text = '', under = ''] of pairs) {
      const [dark = 0, light = 0] = [theme[text] ?? 0, theme[under] ?? 0].sort((a, b) => a - b)
      expect((light + 0.05) / (dark + 0.05), `${text} on ${under}`).toBeGreaterThanOrEqual(4.5)
    }
})
