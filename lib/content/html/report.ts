import { missingPictureName } from '../missing-picture'
import type { Block, InlineNode } from '../schema'
import { inlineText } from '../text'

/** What a text came with and is left without. */
export type Losses = {
  styles: boolean
  /** Videos, frames and other programs. */
  embedded: number
  hidden: number
  empty: number
  indents: number
  decorations: number
  /** Charts and formulas of Office, which are no pictures. */
  charts: number
  formulas: number
}

/** What of a text is kept, by kind. */
export type Kept = {
  paragraphs: number
  headings: number
  lists: number
  tables: number
  pictures: number
  footnotes: number
}

export type Report = { kept: Kept; losses: Losses }

type Holder = { type?: string; content?: Holder[] }

const notesIn = (content: InlineNode[] | undefined) =>
  (content ?? []).filter(({ type }) => type === 'footnote').length

/** Counts what a body holds; a picture that is still missing is one, and what stands in a table is the table's. */
export function countKept(blocks: Block[]): Kept {
  const kept: Kept = { paragraphs: 0, headings: 0, lists: 0, tables: 0, pictures: 0, footnotes: 0 }
  const visit = (block: Block, inTable: boolean): void => {
    if (block.type === 'paragraph' || block.type === 'heading') kept.footnotes += notesIn(block.content)
    if (block.type === 'paragraph') {
      const text = inlineText(block.content)
      if (missingPictureName(text) !== null) kept.pictures++
      else if (text !== '' && !inTable) kept.paragraphs++
    }
    if (block.type === 'heading') kept.headings++
    if (block.type === 'image') kept.pictures++
    if (block.type === 'table') kept.tables++
    if (block.type === 'bulletList' || block.type === 'orderedList') kept.lists++
    if (block.type === 'paragraph' || block.type === 'heading') return
    for (const child of ((block as Holder).content ?? []) as Block[])
      visit(child, inTable || block.type === 'table')
  }
  for (const block of blocks) visit(block, false)
  return kept
}

const UNITS: [keyof Kept, string][] = [
  ['paragraphs', '段'],
  ['headings', '个小标题'],
  ['lists', '个列表'],
  ['tables', '表'],
  ['pictures', '图'],
  ['footnotes', '条脚注'],
]

function lossWords(losses: Losses): string[] {
  const several = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : [])
  return [
    ...(losses.styles ? ['字体样式'] : []),
    ...(losses.indents > 0 ? ['手工缩进'] : []),
    ...several(losses.empty, '个空段'),
    ...several(losses.decorations, '个装饰图'),
    ...several(losses.hidden, '处隐藏文字'),
    ...several(losses.charts, '个图表'),
    ...several(losses.formulas, '个公式'),
    ...several(losses.embedded, '个视频或嵌入内容'),
  ]
}

/** The report in one line, such as “保留 12 段、2 表、3 图；去除字体样式”. */
export function reportLine({ kept, losses }: Report): string {
  const parts = UNITS.filter(([kind]) => kept[kind] > 0).map(([kind, unit]) => `${kept[kind]} ${unit}`)
  const dropped = lossWords(losses)
  const stays = parts.length > 0 ? `保留 ${parts.join('、')}` : '没有可以保留的内容'
  return dropped.length > 0 ? `${stays}；去除${dropped.join('、')}` : stays
}
