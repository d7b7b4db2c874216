import type { TopicSectionKind } from '@/lib/db/generated/enums'
import type { DeskSection, Piece } from '@/lib/topics/desk-topic'
import { inOrder } from '@/lib/topics/timeline'

export type EventDraft = { key: number; day: string; text: string; piece: Piece | null }

/** A section while it is edited: what belongs to another kind stays empty. */
export type SectionDraft = {
  key: number
  kind: TopicSectionKind
  title: string
  pieces: Piece[]
  /** What a rule draws on. */
  by: 'column' | 'tag'
  columnId: number | null
  tag: { id: number; name: string } | null
  most: string
  newestFirst: boolean
  events: EventDraft[]
}

export const KIND_LABELS: Record<TopicSectionKind, string> = {
  PICKED: '手工选稿',
  RULE: '自动选稿',
  TIMELINE: '时间线',
}

let keys = 0
/** A key for something that has no id yet. */
export const freshKey = () => ++keys

export const emptyEvent = (): EventDraft => ({ key: freshKey(), day: '', text: '', piece: null })

export function emptySection(kind: TopicSectionKind): SectionDraft {
  return {
    ...{ key: freshKey(), kind, title: '', pieces: [], by: 'column', columnId: null, tag: null, most: '6' },
    newestFirst: true,
    events: kind === 'TIMELINE' ? [emptyEvent()] : [],
  }
}

/** Stored sections as drafts. */
export function draftsOf(sections: DeskSection[]): SectionDraft[] {
  return sections.map(({ kind, title, columnId, tag, most, newestFirst, pieces, events }) => ({
    ...{ key: freshKey(), kind, title, columnId, tag, newestFirst },
    by: tag ? 'tag' : 'column',
    most: String(most),
    pieces: kind === 'PICKED' ? pieces : [],
    events: kind === 'TIMELINE' ? events.map((event) => ({ key: freshKey(), ...event })) : [],
  }))
}

function inputOf(section: SectionDraft) {
  const { kind, title, by, columnId, tag, most, newestFirst } = section
  if (kind === 'PICKED') return { kind, title, articleIds: section.pieces.map(({ id }) => id) }
  if (kind === 'RULE') {
    const from = by === 'column' ? { columnId, tagId: null } : { columnId: null, tagId: tag?.id ?? null }
    return { kind, title, ...from, most }
  }
  const events = section.events.map(({ day, text, piece }) => ({ day, text, articleId: piece?.id ?? null }))
  return { kind, title, newestFirst, events }
}

/** The form field in which all sections are sent. */
export function sectionsField(sections: SectionDraft[]): string {
  return JSON.stringify(sections.map(inputOf))
}

/** As the sections are stored: timelines in the order of their days. */
export function tidied(sections: SectionDraft[]): SectionDraft[] {
  return sections.map((one) => ({ ...one, events: inOrder(one.events, one.newestFirst) }))
}

/** The list with one of its things a step up or down; unchanged at the ends. */
export function moved<T>(all: T[], index: number, step: -1 | 1): T[] {
  const to = index + step
  if (to < 0 || to >= all.length) return all
  const next = [...all]
  next.splice(to, 0, ...next.splice(index, 1))
  return next
}
