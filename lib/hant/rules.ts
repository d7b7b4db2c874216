/** Characters by which foreign names are spelt, before and after a 里 that is part of one (杰弗里, 里克森). */
const BEFORE =
  '马埃佩基盖弗迭穆古达巴格特亚莫里奥普苏萨伊厄列勒哈丹费凯杰温劳雷瑞毛拉诺索蒂尤阿塔扎图迪法菲坎奎乔汉利米洛斯察博雅泽锡皮希班'
const AFTER = '奇克姆夫乌略赫茨斯尔昂亚耶特森菲兰诺德维埃弗达托佐齐安亨约洛特'
/** What stands before a 系 that is a department, not a verb. */
const FIELD =
  '学文程理物化史语律医艺管济融计械子工农林业水行星月色派母父语地区境术法政商外国支世直嫡谱关联体旁'
const OFFICE =
  '大学|学院|研究院|研究所|公司|集团|[局厅院所站厂社会报网队]|中心|部|评论|杂志|[大中小]学|银行|[省市县区镇乡村]'
const TITLE =
  '教授|主任|经理|主席|书记|干部|记者|编辑|负责人|顾问|学生|律师|医生|工人|渔民|农民|博士后?|(?:[员师长家士者官])(?=$|[，。；）])'

/** One character that its neighbours decide, where neither OpenCC's phrases nor jieba's words do. */
type Rule = { of: string; to: string; where: RegExp }

const RULES: Rule[] = [
  { of: '里', to: '里', where: new RegExp(`(?<=[${BEFORE}])里(?=[${AFTER}])`, 'g') },
  { of: '系', to: '係', where: /(?<=[人者]|案件|文书|所得|裁定|记载)系(?![统列数谱缆固泊])/g },
  {
    of: '系',
    to: '係',
    where: new RegExp(
      `(?<=(?:^|[^\\p{Script=Han}])[\\p{Script=Han}·]{1,8}(?<![${FIELD}]))系(?=[^，。；！？（）统列数]{0,24}(?:${OFFICE})[^，。；！？（）]{0,16}(?:${TITLE}))`,
      'gu',
    ),
  },
  { of: '只', to: '隻', where: /(?<=[十百千万亿]|\d)只(?![有是能要会需为在争限因可用占够允需看靠应])/g },
]

/** The converted text, with what its neighbours decide put right; both texts are of one length. */
export function byNeighbours(simplified: string, converted: string): string {
  const found = RULES.filter(({ of }) => simplified.includes(of)).flatMap(({ to, where }) =>
    [...simplified.matchAll(where)].map(({ index }) => [index, to] as const),
  )
  if (found.length === 0) return converted
  const characters = converted.split('')
  for (const [index, to] of found) characters[index] = to
  return characters.join('')
}
