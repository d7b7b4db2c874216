'use client'
import { Plus } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { TextField } from '@/components/ui/field'
import type { TopicSectionKind } from '@/lib/db/generated/enums'
import { Section } from '../section'
import type { FieldError } from '../use-record-form'
import { PickedField } from './picked-field'
import { RowButtons } from './row-buttons'
import { type ColumnChoice, RuleField } from './rule-field'
import { TimelineField } from './timeline-field'
import { emptySection, KIND_LABELS, moved, type SectionDraft } from './topic-draft'

type Props = {
  sections: SectionDraft[]
  columns: ColumnChoice[]
  error: FieldError
  onChange: (sections: SectionDraft[]) => void
}

const KINDS = Object.keys(KIND_LABELS) as TopicSectionKind[]

/** The parts of a topic, in the order in which readers see them. */
export function SectionsField({ sections, columns, error, onChange }: Props) {
  const [removing, setRemoving] = useState<SectionDraft | null>(null)
  return (
    <Section
      title="板块"
      explain="手工选稿按您排的顺序；自动选稿总是栏目或标签里最新的几篇；时间线记大事。空的板块读者看不到。光标在板块标题里时，Alt+↑ 和 Alt+↓ 可以移动板块。"
    >
      {sections.length > 0 && (
        <ol aria-label="板块，按网站上的顺序" className="flex flex-col gap-4">
          {sections.map((section, index) => (
            <SectionCard
              key={section.key}
              section={section}
              index={index}
              count={sections.length}
              columns={columns}
              error={(field) => error(`sections.${index}.${field}`)}
              onSet={(values) =>
                onChange(sections.map((one) => (one.key === section.key ? { ...one, ...values } : one)))
              }
              onMove={(step) => onChange(moved(sections, index, step))}
              onRemove={() => setRemoving(section)}
            />
          ))}
        </ol>
      )}
      {sections.length === 0 && <p className="text-sm text-muted">还没有板块，从下面添加第一个。</p>}
      <div className="flex flex-wrap gap-2">
        {KINDS.map((kind) => (
          <Button key={kind} onClick={() => onChange([...sections, emptySection(kind)])}>
            <Plus aria-hidden="true" />
            {KIND_LABELS[kind]}
          </Button>
        ))}
      </div>
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => open || setRemoving(null)}
        title={`移除板块“${removing?.title || '未命名'}”？`}
        confirmLabel="确认移除"
        danger
        onConfirm={() => {
          onChange(sections.filter(({ key }) => key !== removing?.key))
          setRemoving(null)
        }}
      >
        板块里选的稿件和事件一并移除；稿件本身不受影响。保存专题后才生效。
      </ConfirmDialog>
    </Section>
  )
}

type CardProps = {
  section: SectionDraft
  index: number
  count: number
  columns: ColumnChoice[]
  error: FieldError
  onSet: (values: Partial<SectionDraft>) => void
  onMove: (step: -1 | 1) => void
  onRemove: () => void
}

function SectionCard({ section, index, count, columns, error, onSet, onMove, onRemove }: CardProps) {
  const { kind, title, pieces } = section
  const name = title.trim() || `第 ${index + 1} 个板块`
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li className="flex flex-col gap-4 rounded-md border border-line bg-sunken/40 p-3 sm:p-4">
      <div className="flex items-center justify-between gap-2">
        <Badge tone="info">{KIND_LABELS[kind]}</Badge>
        <RowButtons
          of={`板块“${name}”`}
          first={index === 0}
          last={index === count - 1}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      <TextField
        label="板块标题"
        maxLength={40}
        autoComplete="off"
        value={title}
        error={error('title')}
        onKeyDown={onKeyDown}
        onChange={(event) => onSet({ title: event.target.value })}
      />
      {kind === 'PICKED' && (
        <PickedField
          section={name}
          pieces={pieces}
          error={error('articleIds')}
          onChange={(next) => onSet({ pieces: next })}
        />
      )}
      {kind === 'RULE' && <RuleField section={section} columns={columns} error={error} onSet={onSet} />}
      {kind === 'TIMELINE' && <TimelineField section={section} error={error} onSet={onSet} />}
    </li>
  )
}
