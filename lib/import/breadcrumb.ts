import { fold } from './boilerplate'

const LEAD = /^.{0,6}?(?:位置|所在)\s*(?:是)?\s*[:：]\s*/
const SEPARATOR = /\s*(?:>>|&gt;|[>＞»›→]|\s\/\s|\s-\s|—{2,})\s*/
const NO_COLUMN =
  /^(?:正文|首页|网站首页|主页|返回首页|内容|详细内容|详情|文章内容|当前页|查看|浏览|新闻详情|文章正文|内容页|阅读全文|Home)$/i
const LONGEST = 30

/** Whether a line is a breadcrumb: “您的位置:首页 >环球扫描 >”. */
export function isBreadcrumb(line: string): boolean {
  const text = line.trim()
  if (text.length > 160) return false
  return LEAD.test(text) || /^\S{0,10}(?:首页|主页)\s*(?:>|＞|»|›|→)/.test(text)
}

/** The items of a breadcrumb line. */
export function breadcrumbItems(line: string): string[] {
  return line
    .replace(/\u00a0/g, ' ')
    .trim()
    .replace(LEAD, '')
    .split(SEPARATOR)
    .map((item) => item.trim())
    .filter(Boolean)
}

/** The column that a trail leads to: its last item that is neither the site, nor 正文, nor the title itself. */
export function columnOf(items: string[], title: string): string | null {
  const own = fold(title)
  const [first, ...rest] = items
  // A trail begins at the site's front page, whatever it is called there.
  const inner = first !== undefined && (rest.length > 0 || NO_COLUMN.test(first)) ? rest : items
  const isColumn = (item: string) => {
    const folded = fold(item)
    if (folded === '' || NO_COLUMN.test(item.split(' ')[0] ?? '') || item.length > LONGEST) return false
    return !(own.startsWith(folded) && folded.length > 8) && !folded.startsWith(own || '\0')
  }
  const short = (item: string) => isColumn(item) && !/首页|网$|^Home$/i.test(item)
  const column = inner.filter(isColumn).at(-1) ?? items.filter(short).at(-1)
  // Links that stand side by side without a mark between them: the last one is the innermost.
  return column?.split(' ').at(-1) ?? null
}
