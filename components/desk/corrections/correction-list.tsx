import { clsx } from 'clsx'
import { siteDateTime, siteIso } from '@/lib/time'
import type { DeskAction } from '../send-action'
import { TakeBack } from './take-back'

/** A correction as the desk shows it. */
export type ListedCorrection = {
  id: number
  number: number
  what: string
  why: string
  at: Date
  by: string
  takenBackAt: Date | null
  takenBackReason: string
  takenBackBy: string
}

type Props = {
  rows: ListedCorrection[]
  /** Null for those who may not take a correction back. */
  takeBack: DeskAction | null
}

/** The corrections of a piece; those that readers see no longer are told apart and say why. */
export function CorrectionList({ rows, takeBack }: Props) {
  return (
    <ol aria-label="更正，新的在前" className="flex flex-col gap-3">
      {rows.map((row) => (
        <li key={row.id} className="rounded-lg border border-line bg-surface p-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <p className="text-sm text-muted tabular-nums">
              {`第 ${row.number} 条 · ${row.by} · `}
              <time dateTime={siteIso(row.at)}>{siteDateTime(row.at)}</time>
            </p>
            {takeBack && row.takenBackAt === null && (
              <TakeBack correctionId={row.id} number={row.number} action={takeBack} />
            )}
          </div>
          <p
            className={clsx(
              'mt-1.5 whitespace-pre-line wrap-anywhere',
              row.takenBackAt && 'text-muted line-through',
            )}
          >
            {row.what}
          </p>
          <p className="mt-1 text-sm whitespace-pre-line wrap-anywhere text-muted">{`原因：${row.why}`}</p>
          {row.takenBackAt && (
            <p className="mt-2 rounded-md bg-warn-soft px-3 py-2 text-sm wrap-anywhere text-warn">
              {`${row.takenBackBy}于 ${siteDateTime(row.takenBackAt)} 收回，读者已看不到。原因：${row.takenBackReason}`}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
