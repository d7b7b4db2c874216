import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { fittingInsertions, INSERTIONS } from './insertions'

test('every insertion is found by its name, its sound and the initials of its sound', () => {
  for (const { label, keys } of INSERTIONS) {
    const sounds = pinyin(label, { toneType: 'none', type: 'array' })
    const initials = sounds.map((sound) => sound[0]).join('')
    expect(keys).toBe(`${sounds.join('')} ${initials}`)
    for (const typed of [label, sounds.join(''), initials, sounds.join("'")])
      expect(fittingInsertions(typed).map((one) => one.label)).toContain(label)
  }
})

test('what fits nothing finds nothing, and nothing typed finds all', () => {
  expect(fittingInsertions('2024')).toEqual([])
  expect(fittingInsertions('')).toHaveLength(INSERTIONS.length)
})
