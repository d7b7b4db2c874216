import { expect, test } from 'vitest'
import { parseBylineLine, parseWriterLine, personsIn } from './byline'

test.each([
  ['作者系河南省生态环境厅二级巡视员', '河南省生态环境厅二级巡视员', []],
  ['（作者系北京大学环境系教授）', '北京大学环境系教授', []],
  ['(本文作者为某市生态环境局局长。)', '某市生态环境局局长', []],
  ['作者单位：某省环境科学研究院', '某省环境科学研究院', []],
  ['作者张三系某省生态环境厅处长', '某省生态环境厅处长', ['张三']],
  ['（作者李四，系某大学法学院教授）', '某大学法学院教授', ['李四']],
])('%s', (line, authorNote, authors) => {
  expect(parseBylineLine(line)).toEqual({ authorNote, authors })
})

test.each(['作者：张三', '作者认为，治理要有耐心。这一点很重要。', '来源：中国环境报', '作者是谁'])(
  '%s tells no office',
  (line) => {
    expect(parseBylineLine(line)).toBeNull()
  },
)

test.each([
  ['【文/观察者网专栏作者 王文】', ['王文']],
  ['本报记者 张三 李四', ['张三', '李四']],
  ['采写：南都见习记者 林子沛', ['林子沛']],
  ['文/阿卜杜拉·买买提', ['阿卜杜拉·买买提']],
  ['文化是一个国家的灵魂', []],
])('%s', (line, names) => {
  expect(parseWriterLine(line)).toEqual(names)
})

test('no organisation passes for a person', () => {
  expect(personsIn('某某网 新闻中心 张三、欧阳修文 admin')).toEqual(['张三', '欧阳修文'])
})
