import { personsIn } from './byline'
import { datesIn } from './date'

/** What the line under a title says. */
export type MetaLine = { source: string | null; publishedAt: Date | null; authors: string[] }

const LABEL =
  '(?:来源|稿源|文章来源|信息来源|更新时间|发布时间|发布日期|发表时间|时间|日期|作者|记者|责任编辑|责编|编辑|浏览|点击|阅读|字号|字体|分享|打印|评论|视力保护色|我要|审核|撰稿|文号)'
const SOURCE = new RegExp(
  `(?:稿件|文章|信息|新闻|本文)?(?:来源|稿源|转自|出处)(?:于)?\\s*[:：]\\s*(.*?)(?=\\s*${LABEL}\\s*[:：数次量]|\\s{2,}|[|｜]|(?:19|20)\\d{2}[-/.年]|$)`,
)
const AUTHOR = new RegExp(
  `(?<!责任)(?:作者|记者|撰文|文)\\s*[:：/／丨|]\\s*(.*?)(?=\\s*${LABEL}\\s*[:：数次量]|\\s{2,}|[|｜]|(?:19|20)\\d{2}[-/.年]|$)`,
)
const LONGEST_SOURCE = 30

/** A source's name as a page prints it, without quotes, brackets and trailing words; null when it is none. */
export function cleanSource(value: string): string | null {
  const name = value
    .replace(/\u00a0/g, ' ')
    .trim()
    .replace(/^[\s《“"'【[（(]+|[\s》”"'】\])）;；,，。|]+$/g, '')
    .replace(/\s*(?:官方)?(?:微信)?(?:公众号|客户端)$/, (tail) => tail.trim())
    .split(/\s+/)[0]
  if (!name || name.length > LONGEST_SOURCE || /https?:|^[\d\s:：-]+$/.test(name)) return null
  return /[\p{Script=Han}A-Za-z]/u.test(name) && !/^(?:互联网|网络|未知|本站|本网)$/.test(name) ? name : null
}

/** Reads 来源, 时间 and 作者 from a line such as “来源:中国环境报更新时间:2021-04-12”. */
export function parseMetaLine(line: string): MetaLine {
  const text = line.replace(/\u00a0/g, ' ').trim()
  const source = SOURCE.exec(text)?.[1]
  const author = AUTHOR.exec(text)?.[1]
  return {
    source: source ? cleanSource(source) : null,
    publishedAt: datesIn(text)[0] ?? null,
    authors: author ? personsIn(author) : [],
  }
}

const LABELLED = new RegExp(`${LABEL}\\s*[:：]`)
const BEGINS_LABELLED = new RegExp(`^[【\\[（(]?${LABEL}\\s*[:：]`)

/** Whether a line is such a line: short, and it says a source, or a date beside other labels. */
export function isMetaLine(line: string): boolean {
  const text = line.trim()
  if (text.length > 160) return false
  if (/^(?:稿件|文章|信息|新闻|本文)?(?:来源|稿源)\s*[:：]/.test(text)) return true
  const bare = text.replace(/[\s　]+/g, '')
  const dates = datesIn(text)
  if (dates.length === 0) return false
  return LABELLED.test(text) || /^(?:19|20)\d{2}.{6,30}$/.test(bare)
}

/** Whether a line is one labelled value of a head (“作者：张三”, “浏览次数：12”). */
export function isLabelled(line: string): boolean {
  return line.length <= 60 && BEGINS_LABELLED.test(line.trim())
}
