'use client'
import { Plus, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import type { Piece } from '@/lib/topics/desk-topic'
import type { FieldError } from '../use-record-form'
import { loadPieces } from './picked-field'
import { type EventDraft, emptyEvent, type SectionDraft } from './topic-draft'

type Props = {
  section: SectionDraft
  error: FieldError
  onSet: (values: Partial<SectionDraft>) => void
}

/** Dated events; saving puts them into the order of their days. */
export function TimelineField({ section: { events, newestFirst }, error, onSet }: Props) {
  const set = (key: number, values: Partial<EventDraft>) =>
    onSet({ events: events.map((event) => (event.key === key ? { ...event, ...values } : event)) })
  return (
    <>
      <SelectField
        label="排列"
        className="sm:max-w-60"
        value={newestFirst ? 'newest' : 'oldest'}
        hint="保存时按日期排好。"
        onChange={(event) => onSet({ newestFirst: event.target.value === 'newest' })}
      >
        <option value="newest">由近及远（最新的在前）</option>
        <option value="oldest">由远及近（最早的在前）</option>
      </SelectField>
      <ol className="flex flex-col gap-3 empty:hidden">
        {events.map((event, index) => (
          <EventRow
            key={event.key}
            event={event}
            number={index + 1}
            error={(field) => error(`events.${index}.${field}`)}
            onSet={(values) => set(event.key, values)}
            onRemove={() => onSet({ events: events.filter(({ key }) => key !== event.key) })}
          />
        ))}
      </ol>
      {error('events') && events.length === 0 && <p className="text-sm text-danger">{error('events')}</p>}
      <div>
        <Button small onClick={() => onSet({ events: [...events, emptyEvent()] })}>
          <Plus aria-hidden="true" />
          添加事件
        </Button>
      </div>
    </>
  )
}

type RowProps = {
  event: EventDraft
  number: number
  error: FieldError
  onSet: (values: Partial<EventDraft>) => void
  onRemove: () => void
}

function EventRow({ event, number, error, onSet, onRemove }: RowProps) {
  return (
    <li className="relative rounded-md border border-line p-3 pr-11">
      <fieldset className="grid gap-3 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
        <legend className="sr-only">第 {number} 个事件</legend>
        <TextField
          label="日期"
          type="date"
          value={event.day}
          error={error('day')}
          onChange={({ target }) => onSet({ day: target.value })}
        />
        <TextAreaField
          label="事件"
          rows={2}
          maxLength={300}
          value={event.text}
          error={error('text')}
          onChange={({ target }) => onSet({ text: target.value })}
        />
        <div className="sm:col-start-2">
          <EventPiece piece={event.piece} number={number} onSet={(piece) => onSet({ piece })} />
        </div>
      </fieldset>
      <button
        type="button"
        aria-label={`移除第 ${number} 个事件`}
        onClick={onRemove}
        className="absolute top-2 right-2 rounded p-1.5 text-muted hover:bg-sunken hover:text-ink"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </li>
  )
}

function EventPiece(props: { piece: Piece | null; number: number; onSet: (piece: Piece | null) => void }) {
  const { piece, number, onSet } = props
  if (!piece)
    return (
      <Combobox
        label={`第 ${number} 个事件的相关稿件`}
        placeholder="相关稿件（可不选），输入词查找"
        load={loadPieces}
        onPick={({ id, name }) => onSet({ id, title: name, published: true })}
      />
    )
  return (
    <p className="flex items-center gap-2 text-sm">
      <span className="min-w-0">
        相关稿件：{piece.title}
        {!piece.published && '（未发布，读者看不到）'}
      </span>
      <Button small variant="quiet" onClick={() => onSet(null)}>
        移除
      </Button>
    </p>
  )
}
