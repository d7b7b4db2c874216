/** One replacement in a text; both halves of a pair of marks name the place of the first. */
export type Edit = { from: number; to: number; put: string; pair?: number }
/** One rule of the table: its name as people read it, and what it would change in a text, were nothing protected. */
export type Rule = { name: string; edits: (text: string) => Edit[]; everywhere?: true; notInTitles?: true }

const HAN = /\p{Script=Han}/u
const OPENING = '《〈「『【〔（“‘'
const CLOSING = '》〉」』】〕）”’'
const WIDE: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' }
const ADDRESS = String.raw`(?:https?|ftp):\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w/#=&]|www\.[\w\-.~/?#=&%]*[\w/]`
const MAIL = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`
const NUMBER = String.raw`\d+(?:[,.:/]\d+)+`
const LAW = '《[^《》\\n]{1,100}》'
const QUOTED = new RegExp(`${ADDRESS}|${MAIL}|${LAW}`, 'g')
const PROTECTED = new RegExp(`${ADDRESS}|${MAIL}|${NUMBER}|${LAW}`, 'g')

/** The nearest character that is no space, to the left or right of a place; '' at an end of the line. */
function beside(text: string, from: number, step: -1 | 1): string {
  for (let at = from; at >= 0 && at < text.length; at += step) {
    const one = text[at] ?? ''
    if (one === '\n') return ''
    if (!/[ \t\u3000]/.test(one)) return one
  }
  return ''
}

const isChinese = (one: string) =>
  one !== '' && (HAN.test(one) || OPENING.includes(one) || CLOSING.includes(one))

function touchesChinese(text: string, from: number, to: number): boolean {
  return isChinese(beside(text, from - 1, -1)) || isChinese(beside(text, to, 1))
}

function touchesHan(text: string, from: number, to: number): boolean {
  return HAN.test(beside(text, from - 1, -1)) || HAN.test(beside(text, to, 1))
}

/** A rule that puts something in the place of every match; null leaves a match as it is. */
function each(pattern: RegExp, put: (match: string, from: number, text: string) => string | null) {
  return (text: string): Edit[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const replacement = put(match[0], match.index, text)
      if (replacement === null || replacement === match[0]) return []
      return [{ from: match.index, to: match.index + match[0].length, put: replacement }]
    })
}

/** The stretches no rule may touch: addresses, numbers with separators, and what stands in 《》. */
export const protectedSpans = (text: string): Edit[] => spansOf(text, PROTECTED)

function spansOf(text: string, pattern: RegExp): Edit[] {
  return [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    put: match[0],
  }))
}

// What stays half-width in brackets: units, single letters and anything with an operator.
const FORMULA =
  /^\s*(?:[A-Za-z]|[\d.]*\s*(?:[µμnmkc]?[gmLl][²³23]?|km[²³23]?|kg|hm[²2]|ppm|ppb|%|‰|℃|dB|t|[kMG]?Wh?)|[\w.\s]*[=+*/^<>·×][\w.\s=+*/^<>·×²³-]*)\s*$/

function bracketEdits(text: string): Edit[] {
  const open: number[] = []
  const edits: Edit[] = []
  const guarded = protectedSpans(text)
  for (const [at, one] of text.split('').entries()) {
    if (guarded.some(({ from, to }) => from <= at && at < to)) continue
    if (one === '\n') open.length = 0
    if (one === '(' || one === '（') open.push(at)
    if (one !== ')' && one !== '）') continue
    const from = open.pop()
    if (from === undefined) continue
    const content = text.slice(from + 1, at)
    const called = /[A-Za-z0-9]/.test(text[from - 1] ?? '')
    const wide = HAN.test(content) || (touchesHan(text, from, at + 1) && !called && !FORMULA.test(content))
    if (!wide) continue
    if (text[from] === '(') edits.push({ from, to: from + 1, put: '（', pair: from })
    if (one === ')') edits.push({ from: at, to: at + 1, put: '）', pair: from })
  }
  return edits
}

/** Straight double quotes by pairs within a line; a line whose quotes do not pair is left alone. */
function quoteEdits(text: string): Edit[] {
  const guarded = protectedSpans(text)
  const edits: Edit[] = []
  for (const line of text.matchAll(/[^\n]+/g)) {
    const places = [...line[0].matchAll(/"/g)]
      .map(({ index }) => line.index + index)
      .filter((at) => !guarded.some(({ from, to }) => from <= at && at < to))
    if (places.length % 2 === 1) continue
    for (let pair = 0; pair < places.length; pair += 2) {
      const from = places[pair] ?? 0
      const to = places[pair + 1] ?? 0
      if (text[from - 1] === '=') continue
      if (!HAN.test(text.slice(from, to)) && !touchesHan(text, from, to + 1)) continue
      const before = text.slice(line.index, from)
      const nested = before.split('“').length > before.split('”').length
      edits.push({ from, to: from + 1, put: nested ? '‘' : '“', pair: from })
      edits.push({ from: to, to: to + 1, put: nested ? '’' : '”', pair: from })
    }
  }
  return edits
}

/** Straight single quotes around Chinese words; an apostrophe is none. */
function singleQuoteEdits(text: string): Edit[] {
  return [...text.matchAll(/(?<![A-Za-z0-9'])'[^'"\n]*'(?![A-Za-z0-9'])/g)].flatMap(({ 0: match, index }) => {
    const end = index + match.length
    if (!HAN.test(match)) return []
    return [
      { from: index, to: index + 1, put: '‘', pair: index },
      { from: end - 1, to: end, put: '’', pair: index },
    ]
  })
}

/** The one way to write fine dust, but not inside an address or a title. */
function dustEdits(text: string): Edit[] {
  const quoted = spansOf(text, QUOTED)
  const found = each(/(?<![A-Za-z])PM[ _]?(?:2\.5|₂[.．]₅)(?!\d)/gi, () => 'PM2.5')(text)
  return found.filter(({ from }) => !quoted.some((span) => span.from <= from && from < span.to))
}

const NAMES_AHEAD = /(?:记者|作者|通讯员|编辑|摄影|撰文|供图|整理)[^，。；！？]{0,12}$/

/** The rules, in the order in which they are applied; each sees what the ones before it left. */
export const RULES: Rule[] = [
  { name: '统一字形', everywhere: true, edits: each(/\P{M}\p{M}*/gu, (one) => one.normalize('NFC')) },
  { name: '去除不可见字符', everywhere: true, edits: each(/[\uFEFF\u200B\u2060\u00AD]/g, () => '') },
  { name: '不换行空格改空格', everywhere: true, edits: each(/\u00A0/g, () => ' ') },
  {
    name: '全角字母数字改半角',
    everywhere: true,
    edits: each(/[０-９Ａ-Ｚａ-ｚ]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)),
  },
  { name: '小数点', everywhere: true, edits: each(/(?<=\d)．(?=\d)/g, () => '.') },
  { name: '统一写作 PM2.5', everywhere: true, edits: dustEdits },
  { name: '括号改全角', edits: bracketEdits },
  { name: '直引号改弯引号', edits: quoteEdits },
  { name: '直单引号改弯引号', edits: singleQuoteEdits },
  {
    name: '省略号',
    edits: each(/(?:\.{3,}|…+|。{3,})+/g, (match, at, text) => {
      if (match === '…………' || !touchesChinese(text, at, at + match.length)) return null
      return '……'
    }),
  },
  {
    name: '破折号',
    edits: each(/[ \t]*(?:-{2,}|－{2,}|(?<!—)—(?!—))[ \t]*/g, (match, at, text) =>
      isChinese(text[at - 1] ?? '') && isChinese(text[at + match.length] ?? '') ? '——' : null,
    ),
  },
  {
    name: '标点改全角',
    edits: each(/[,;:!?]+/g, (match, at, text) =>
      touchesChinese(text, at, at + match.length) || (HAN.test(text) && /[%‰℃]$/.test(text.slice(0, at)))
        ? [...match].map((one) => WIDE[one] ?? one).join('')
        : null,
    ),
  },
  { name: '句点改句号', edits: each(/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, () => '。') },
  {
    name: '去除标点旁空格',
    edits: each(
      /(?<=[，。；：！？、》〉」』】）”’…])[ \t]+|[ \t]+(?=[，。；：！？、》〉」』】）《〈「『【（])/g,
      () => '',
    ),
  },
  {
    name: '去除汉字间空格',
    notInTitles: true,
    edits: each(/(?<=\p{Script=Han})[ \t]+(?=\p{Script=Han})/gu, (_, at, text) =>
      NAMES_AHEAD.test(text.slice(0, at)) ? null : '',
    ),
  },
  { name: '去除首尾空格', everywhere: true, edits: each(/^[\s\u3000]+|[\s\u3000]+$/g, () => '') },
]

const UNIT =
  '(?:年|月|日|时|人|万|亿|元|吨|千克|公斤|克|米|公里|千米|公顷|亩|天|个|次|倍|微克|毫克|升|页|℃|%|‰|kg|km|mg|t|m)'

/** What may be meant otherwise, and is therefore only proposed: what stands between the ends of a range. */
export const SUGGESTIONS: Rule[] = [
  {
    name: '年份起止用一字线（建议）',
    edits: each(/(?<=(?<!\d)[12]\d{3}年?)[-–－~～](?=[12]\d{3}年)/g, () => '—'),
  },
  {
    name: '数值范围用浪纹线（建议）',
    edits: each(
      new RegExp(`(?<=(?<![\\d-])\\d{1,3}(?:\\.\\d+)?(?:%|‰|℃)?)[-–－~](?=\\d+(?:\\.\\d+)?${UNIT})`, 'g'),
      () => '～',
    ),
  },
]
