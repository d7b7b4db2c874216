import { beforeAll, expect, test } from 'vitest'
import { type Convert, traditionalConverter } from './convert'

let convert: Convert
beforeAll(async () => {
  convert = await traditionalConverter()
})

/** Each word by itself, so that a failure names the word. */
function expectEach(pairs: string): void {
  const lines = pairs.trim().split(/\s+/)
  const converted = lines.map((pair) => `${pair.split('>')[0]}>${convert(pair.split('>')[0] ?? '')}`)
  expect(converted).toEqual(lines)
}

test('a phrase that a word begins or ends in the middle of is none', () => {
  expectEach(`
    踏上新征程>踏上新征程 其中一个中国城市>其中一個中國城市 依照法律规定制定>依照法律規定制定 资源保护发展>資源保護發展
    更加注重>更加注重 黄河干流>黃河幹流 对俄制裁>對俄制裁 百年历史>百年歷史 擅自制造>擅自製造 国历代>國歷代
    会上了解到>會上瞭解到 把握发展>把握發展 食面积>食面積 应对台风>應對颱風 好干部>好幹部 白天干活>白天幹活
    上签了名>上簽了名 洗洁精干净>洗潔精乾淨 没有采取>沒有採取 二十九只>二十九隻 每一只要飞>每一只要飛
  `)
})

test('里 is inside, but in distances, names and villages', () => {
  expectEach(`
    开放日里>開放日裡 副本里写着厂里没有>副本裡寫著廠裡沒有 楼道里>樓道裡 州里>州裡 市场里>市場裡 评级里>評級裡
    下水道里>下水道裡 管道里>管道裡 卡里>卡裡 防水涂层里>防水塗層裡 河里>河裡 成四里>成四裡
    三里>三里 十里长街>十里長街 百里>百里 万里>萬里 公里>公里 海里>海里 英里>英里 华里>華里 里程>里程 里弄>里弄
    邻里>鄰里 故里>故里 道里区>道里區 七里海>七里海 里约>里約 里斯本>里斯本 德里>德里 苏里南>蘇里南 克里姆林宫>克里姆林宮
    德米特里耶夫>德米特里耶夫 马里总统>馬里總統 跨里海>跨里海 满洲里>滿洲里
  `)
})

test('干 is work where it is a verb, and dry, shield or number where it is those', () => {
  expectEach(`
    双休日干。>雙休日幹。 干事>幹事 加油干>加油幹 以考促干>以考促幹 活才好干>活才好幹
    干净>乾淨 干燥>乾燥 干旱>乾旱 干涸>乾涸 干湿>乾濕 干垃圾>乾垃圾 甩干>甩乾 干切>乾切
    干预>干預 干涉>干涉 干扰>干擾 若干>若干
  `)
})

test('系 is to be where it says what somebody is, and no department', () => {
  expectEach(`
    （作者系河南省生态环境厅二级巡视员）>（作者係河南省生態環境廳二級巡視員）
    方廷岳系某省生态环境厅总工程师，周砚秋系某市监测站主任>方廷岳係某省生態環境廳總工程師，周硯秋係某市監測站主任
    程立言系青言环境评论评论员，沈望舒系清江市观鸟会志愿者>程立言係青言環境評論評論員，沈望舒係清江市觀鳥會志願者
    他系北京大学教授>他係北京大學教授 申请人系未成年人>申請人係未成年人 签名系伪造>簽名係偽造
    环境工程系副教授>環境工程系副教授 中文系教授>中文系教授 系主任>系主任 体系由某大学教授建立>體系由某大學教授建立
    该水系是某县局长负责>該水系是某縣局長負責 系统>系統 联系>聯繫 关系>關係 或者系缆>或者繫纜
  `)
})

test('what stands alone is what it mostly is', () => {
  expectEach(`
    免签政策>免簽政策 再签。>再簽。 书签>書籤 范明政>范明政 示范>示範 科技范儿>科技範兒 点赞>點讚 倪岳峰>倪岳峰 朴泰成>朴泰成 霉变>霉變
    几十只，>幾十隻， 超过50只。>超過50隻。 百只有>百只有 煤制油>煤製油 负责制>負責制 水源准保护区>水源准保護區
    批准>批准 找准>找準 ，并为他们>，並為他們 合并>合併 水冲厕所>水沖廁所 两岸伙伴>兩岸夥伴 岩石>岩石
    上游松一寸>上游鬆一寸 采完果卷好了>採完果捲好了 掀斗板>掀斗板 科技活动周>科技活動週 念了一分半钟>唸了一分半鐘
  `)
})

test('characters answer to characters, whatever stands between them', () => {
  for (const text of ['', 'VOCs 3.5 mg/m³', '“发展”&amp;<发>', '𠮷里😀干活', '一\n里\t二'])
    expect(convert(text)).toHaveLength(text.length)
  expect(convert('VOCs 减排 & more')).toBe('VOCs 減排 & more')
})
