import { ORIGIN_LABELS } from '@/lib/articles/schema'
import type { DraftFields } from './draft-fields'

/** What people call each field of a draft. */
export const FIELD_LABELS: Record<keyof DraftFields, string> = {
  leadTitle: '引题',
  title: '标题',
  subTitle: '副题',
  summary: '摘要',
  columnId: '栏目',
  cover: '题图',
  coverCaption: '题图说明',
  origin: '稿件性质',
  source: '稿源',
  sourceUrl: '原文链接',
  originalTitle: '原标题',
  authorNote: '作者说明',
  editorName: '责任编辑',
  tags: '标签',
  bylines: '署名',
  related: '相关阅读',
}

type Columns = { id: number; name: string }[]

/** What a field says, in words. */
export function fieldText(fields: DraftFields, name: keyof DraftFields, columns: Columns): string {
  switch (name) {
    case 'columnId':
      return columns.find(({ id }) => id === fields.columnId)?.name ?? ''
    case 'cover':
      return fields.cover ? `图片 ${fields.cover.id} ${fields.cover.alt}`.trim() : ''
    case 'origin':
      return ORIGIN_LABELS[fields.origin]
    case 'source':
      return fields.source?.name ?? ''
    case 'tags':
    case 'related':
      return fields[name].map((one) => one.name).join('、')
    case 'bylines':
      return fields.bylines
        .map(({ name: who, affiliation }) => [who, affiliation].filter(Boolean).join(' '))
        .join('；')
    default:
      return fields[name]
  }
}
