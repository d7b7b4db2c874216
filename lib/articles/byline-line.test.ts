import { expect, test } from 'vitest'
import { bylineLine } from './byline-line'

const inspector = { name: '周砚秋', affiliation: '某省生态环境厅二级巡视员' }
const teacher = { name: '白芷宁', affiliation: '' }

test.each([
  ['河南省生态环境厅二级巡视员', [], '作者系河南省生态环境厅二级巡视员'],
  ['作者单位：清江大学', [inspector], '作者单位：清江大学'],
  ['', [inspector], '作者系某省生态环境厅二级巡视员'],
  ['', [inspector, teacher], '周砚秋系某省生态环境厅二级巡视员'],
  [
    '',
    [inspector, { name: '韩松年', affiliation: '清江市环境监测站高级工程师' }],
    '周砚秋系某省生态环境厅二级巡视员，韩松年系清江市环境监测站高级工程师',
  ],
  ['', [teacher], ''],
])('%s %j → %s', (note, bylines, line) => {
  expect(bylineLine(note, bylines)).toBe(line)
})
