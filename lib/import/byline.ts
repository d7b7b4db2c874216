const LEAD = /^(?:本文)?作者(?:单位|简介|身份)?\s*(?:系|为|是|[:：])\s*/
const NAMED =
  /^(?:本文)?作者\s*(?!认为|建议|指出|表示|以)([\p{Script=Han}·]{2,8}?)\s*(?:[,，]\s*)?(?:系|为|是)\s*(?=\p{Script=Han}{3})/u
const BRACKETS = /^[（(【[]\s*(.+?)\s*[)）】\]]$/
const LONGEST = 120

/** The byline line under a text: an office (“作者系…”), with the author's name when the line tells it. */
export type BylineLine = { authorNote: string; authors: string[] }

/** What a line says of its author's office; null when the line is no such line. */
export function parseBylineLine(line: string): BylineLine | null {
  const trimmed = line.trim()
  if (trimmed.length > LONGEST) return null
  const inner = BRACKETS.exec(trimmed)?.[1] ?? trimmed
  const text = inner.replace(/[。.]$/, '').trim()
  if (/[。！？]/.test(text)) return null
  const lead = LEAD.exec(text)
  const named = lead ? null : NAMED.exec(text)
  if (named?.[1]) return { authorNote: text.slice(named[0].length), authors: [named[1]] }
  if (!lead) return null
  const rest = text.slice(lead[0].length)
  // “作者：张三” names a person, it tells no office.
  if (rest.length < (/[:：]/.test(lead[0]) ? 8 : 4)) return null
  return { authorNote: rest, authors: [] }
}

const SEPARATOR = /[\s、，,;；/／|｜&]+/
const PERSON =
  /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,8}(?:[·•]\p{Script=Han}{1,8})+|[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){0,3})$/u
const NO_PERSON =
  /网|报社|日报|晚报|新闻|编辑|中心|公司|委员会|来源|综合|频道|记者站|佚名|未知|管理员|admin|综编|原创|转载|自媒体|财经/i

// “南都见习记者 张三”, “本报记者张三”: the office before a name.
const OFFICE =
  /(?:^|(?<=[\s、，,;；/／]))\p{Script=Han}{0,10}(?:记者|通讯员|评论员|作者)(?=[\s:：/／])|(?:本报|本网|本刊|新华社|特约|见习|实习)?(?:记者|通讯员|评论员)(?=\p{Script=Han}{2})/gu

/** The persons that a value such as “张三、李四” or “记者 王五” names; what is no person's name is left out. */
export function personsIn(value: string): string[] {
  const text = value.replace(OFFICE, ' ')
  const parts = text.split(SEPARATOR).map((one) => one.replace(/^[:：]+|[)）(（].*$/g, '').trim())
  return [...new Set(parts)].filter((one) => PERSON.test(one) && !NO_PERSON.test(one)).slice(0, 10)
}

const WRITER_LINE =
  /^[（(【[]?\s*(?:文\s*[/／]\s*图|图\s*[/／]\s*文|文|采写|撰文|撰稿|作者|本报记者|本网记者|记者)\s*(?:[/／丨|:：]|\s)\s*([^。！？，,]{2,30}?)\s*[)）】\]]?$/

/** The persons that a line of its own names (“【文/张三】”, “本报记者 李四”); none when it is no such line. */
export function parseWriterLine(line: string): string[] {
  const named = WRITER_LINE.exec(line.trim())?.[1]
  return named ? personsIn(named) : []
}
