/** One replacement in a text. */
export type Edit = { from: number; to: number; put: string }
/** One rule of the table: what it would change in a text, were nothing protected. */
export type Rule = { name: string; edits: (text: string) => Edit[]; everywhere?: true; notInTitles?: true }

const HAN = /\p{Script=Han}/u
const OPENING = '《〈「『【〔（“‘'
const CLOSING = '》〉」』】〕）”’'
const WIDE: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' }
const ADDRESS = String.raw`(?:https?|ftp):\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w/#=&]|www\.[\w\-.~/?#=&%]*[\w/]`
const MAIL = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`
const NUMBER = String.raw`\d+(?:[,.:/]\d+)+`
const LAW = '《[^《》\\n]{1,100}》'
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
export function protectedSpans(text: string): Edit[] {
  return [...text.matchAll(PROTECTED)].map((match) => ({
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
    if (text[from] === '(') edits.push({ from, to: from + 1, put: '（' })
    if (one === ')') edits.push({ from: at, to: at + 1, put: '）' })
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
      edits.push({ from, to: from + 1, put: nested ? '‘' : '“' })
      edits.push({ from: to, to: to + 1, put: nested ? '’' : '”' })
    }
  }
  return edits
}

const NAMES_AHEAD = /(?:记者|作者|通讯员|编辑|摄影|撰文|供图|整理)[^，。；！？]{0,12}$/

/** The rules, in the order in which they are applied; each sees what the ones before it left. */
export const RULES: Rule[] = [
  { name: 'no invisible characters', everywhere: true, edits: each(/[\uFEFF\u200B\u2060\u00AD]/g, () => '') },
  { name: 'no-break space is a space', everywhere: true, edits: each(/\u00A0/g, () => ' ') },
  {
    name: 'letters and digits are half-width',
    everywhere: true,
    edits: each(/[０-９Ａ-Ｚａ-ｚ]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)),
  },
  { name: 'decimal point', everywhere: true, edits: each(/(?<=\d)．(?=\d)/g, () => '.') },
  { name: 'brackets', edits: bracketEdits },
  { name: 'double quotes', edits: quoteEdits },
  {
    name: 'single quotes',
    edits: each(/(?<![A-Za-z0-9'])'[^'"\n]*'(?![A-Za-z0-9'])/g, (match) =>
      HAN.test(match) ? `‘${match.slice(1, -1)}’` : null,
    ),
  },
  {
    name: 'ellipsis',
    edits: each(/(?:\.{3,}|…+|。{3,})+/g, (match, at, text) => {
      if (match === '…………' || !touchesChinese(text, at, at + match.length)) return null
      return '……'
    }),
  },
  {
    name: 'dash',
    edits: each(/[ \t]*(?:-{2,}|－{2,}|(?<!—)—(?!—))[ \t]*/g, (match, at, text) =>
      isChinese(text[at - 1] ?? '') && isChinese(text[at + match.length] ?? '') ? '——' : null,
    ),
  },
  {
    name: 'comma, semicolon, colon, exclamation and question mark',
    edits: each(/[,;:!?]+/g, (match, at, text) =>
      touchesChinese(text, at, at + match.length) || (HAN.test(text) && /[%‰℃]$/.test(text.slice(0, at)))
        ? [...match].map((one) => WIDE[one] ?? one).join('')
        : null,
    ),
  },
  { name: 'full stop', edits: each(/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, () => '。') },
  {
    name: 'no space beside full-width marks',
    edits: each(
      /(?<=[，。；：！？、》〉」』】）”’…])[ \t]+|[ \t]+(?=[，。；：！？、》〉」』】）《〈「『【（])/g,
      () => '',
    ),
  },
  {
    name: 'no space between Han',
    notInTitles: true,
    edits: each(/(?<=\p{Script=Han})[ \t]+(?=\p{Script=Han})/gu, (_, at, text) =>
      NAMES_AHEAD.test(text.slice(0, at)) ? null : '',
    ),
  },
  { name: 'no indent', everywhere: true, edits: each(/^[\s\u3000]+|[\s\u3000]+$/g, () => '') },
]
