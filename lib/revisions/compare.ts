import type { RevisionContent } from '@/lib/articles/content'
import { ORIGIN_LABELS } from '@/lib/articles/schema'
import { type Cut, diffLines, diffWords, docLines, type Row, type Run } from '@/lib/content/diff'

type Names = { columns: Map<number, string>; related: Map<number, string> }

/** The fields of an edition in the order in which people read them. */
function fieldsOf(content: RevisionContent, { columns, related }: Names): [string, string][] {
  const { cover, columnId, source } = content
  return [
    ['引题', content.leadTitle],
    ['标题', content.title],
    ['副题', content.subTitle],
    ['摘要', content.summary],
    ['栏目', columnId === null ? '' : (columns.get(columnId) ?? '已删除的栏目')],
    ['标签', content.tags.map(({ name }) => name).join('、')],
    ['署名', content.bylines.map(({ name, affiliation }) => `${name} ${affiliation}`.trim()).join('；')],
    ['作者说明', content.authorNote],
    ['责任编辑', content.editorName],
    ['稿件性质', ORIGIN_LABELS[content.origin]],
    ['稿源', source?.name ?? ''],
    ['原文链接', content.sourceUrl],
    ['原标题', content.originalTitle ?? ''],
    ['题图', cover ? `图片 ${cover.mediaId}` : ''],
    ['题图说明', cover?.caption ?? ''],
    ['相关阅读', (content.relatedIds ?? []).map((id) => related.get(id) ?? `稿件 ${id}`).join('、')],
  ]
}

export type Comparison = { fields: { label: string; runs: Run[] }[]; rows: Row[] }

/** What differs between two editions: fields and headline by word, the body by paragraph and word. */
export function compareEditions(
  before: RevisionContent,
  after: RevisionContent,
  names: Names,
  cut: Cut,
): Comparison {
  const now = fieldsOf(after, names)
  const fields = fieldsOf(before, names).flatMap(([label, was], at) => {
    const is = now[at]?.[1] ?? ''
    return was === is ? [] : [{ label, runs: diffWords(was, is, cut) }]
  })
  return { fields, rows: diffLines(docLines(before.body), docLines(after.body), cut) }
}
