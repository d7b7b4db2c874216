'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { diffLines, diffWords, docLines } from '@/lib/content/diff'
import { siteDateTime } from '@/lib/time'
import { ConflictChoices, firstChoices } from './conflict-choices'
import { cutHere } from './conflict-cut'
import { copyText, plainDraft } from './copy-text'
import type { DraftFields } from './draft-fields'
import { type DraftText, plainBody } from './draft-text'
import { FIELD_LABELS, fieldText } from './history-field-text'
import { DiffRows, FieldDiff } from './history-rows'
import type { Offer } from './journal-offer'
import { isSettled, resolveDrafts } from './merge-drafts'

type Props = {
  offer: Offer
  now: DraftText
  isNew: boolean
  /** Whether the text can go back into the piece; otherwise it can be taken along. */
  editable: boolean
  columns: { id: number; name: string }[]
  onTake: (chosen: DraftText) => void
  onDiscard: () => void
  onClose: () => void
}

function explain({ kind, entry }: Offer, isNew: boolean, editable: boolean): string {
  const when = siteDateTime(new Date(entry.at))
  if (!editable)
    return `本机存着没有送到服务器的修改，最后写于 ${when}。稿件现在不能修改：可以先复制出来，或等稿件能改时再恢复。`
  if (isNew) return `本机存着一篇没有送到服务器的稿件，最后写于 ${when}。`
  if (kind === 'newer') return `本机存着没有送到服务器的修改，最后写于 ${when}。请对照后决定是否恢复。`
  return `本机存着根据较早版本写的修改，最后写于 ${when}；此后服务器上的稿件又有改动。请对照后决定是否并入。`
}

/** Offers text that this browser kept when its window ended before the server had it; nothing is applied unasked. */
export function JournalOfferDialog(props: Props) {
  const { offer, now, isNew, editable, columns, onTake, onDiscard, onClose } = props
  const [choices, setChoices] = useState(() => firstChoices(offer.merge))
  const [sure, setSure] = useState(false)
  const chosen = resolveDrafts(offer.merge, choices.fields, choices.blocks)
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title="找回没有保存的内容"
      description={explain(offer, isNew, editable)}
    >
      {!isSettled(offer.merge) && (
        <ConflictChoices
          merge={offer.merge}
          sides={{ mine: '本机的', theirs: '服务器上的' }}
          columns={columns}
          choices={choices}
          onChange={setChoices}
        />
      )}
      <Comparison before={now} after={chosen} columns={columns} />
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button variant="danger" onClick={() => (sure ? onDiscard() : setSure(true))}>
          {sure ? '确定丢弃本机内容' : '丢弃本机内容'}
        </Button>
        {editable ? (
          <Button variant="primary" onClick={() => onTake(chosen)}>
            恢复本机内容
          </Button>
        ) : (
          <Button variant="primary" onClick={() => copyText(plainDraft(chosen))}>
            复制本机内容
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function Comparison({
  before,
  after,
  columns,
}: {
  before: DraftText
  after: DraftText
  columns: Props['columns']
}) {
  const names = Object.keys(FIELD_LABELS) as (keyof DraftFields)[]
  const fields = names
    .map((name) => ({
      name,
      was: fieldText(before.fields, name, columns),
      is: fieldText(after.fields, name, columns),
    }))
    .filter(({ was, is }) => was !== is)
  const rows = diffLines(docLines(plainBody(before.body)), docLines(plainBody(after.body)), cutHere)
  return (
    <section aria-label="恢复后的变化" className="mt-3 flex flex-col gap-2">
      {fields.map(({ name, was, is }) => (
        <FieldDiff key={name} label={FIELD_LABELS[name]} runs={diffWords(was, is, cutHere)} side={false} />
      ))}
      <DiffRows rows={rows} side={false} />
    </section>
  )
}
