import { expect, test } from 'vitest'
import { byLetter } from './letters'

const named = (...names: string[]) => names.map((name) => ({ name }))
const letters = (groups: ReturnType<typeof byLetter>) =>
  groups.map(({ letter, items }) => `${letter} ${items.map(({ name }) => name).join('、')}`)

test('names stand under the letter they sound with, in the order of their sound', () => {
  expect(letters(byLetter(named('噪声', '秸秆', '臭氧', 'VOCs', '采样', 'PM2.5', '柏油')))).toEqual([
    'B 柏油',
    'C 采样、臭氧',
    'J 秸秆',
    'P PM2.5',
    'V VOCs',
    'Z 噪声',
  ])
})

test('a surname sounds as a surname', () => {
  expect(letters(byLetter(named('曾国强', '单海峰', '区志明', '解晓东', '安心'), { people: true }))).toEqual([
    'A 安心',
    'O 区志明',
    'S 单海峰',
    'X 解晓东',
    'Z 曾国强',
  ])
  expect(letters(byLetter(named('曾国强')))).toEqual(['C 曾国强'])
})

test('what begins with no letter comes last', () => {
  expect(letters(byLetter(named('2025年', '《土壤》', '“双碳”', '安全')))).toEqual([
    'A 安全',
    '# 2025年、“双碳”、《土壤》',
  ])
})

test('nothing has no groups', () => {
  expect(byLetter([])).toEqual([])
})
