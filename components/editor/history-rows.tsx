import { clsx } from 'clsx'
import { type Row, type Run, sideOf } from '@/lib/content/diff'
import { Runs } from './history-runs'

const NAMES: Record<Row['kind'], string> = {
  same: '',
  changed: '改动',
  restyled: '格式改动',
  added: '新增',
  removed: '删去',
  moved: '移动',
}

/** A field that differs. */
export function FieldDiff({ label, runs, side }: { label: string; runs: Run[]; side: boolean }) {
  return (
    <div className="rounded-md border border-line px-3 py-2">
      <p className="text-xs text-muted">{label}</p>
      <Texts runs={runs} side={side} />
    </div>
  )
}

function Texts({ runs, side, on = 'both' }: { runs: Run[]; side: boolean; on?: Row['on'] }) {
  const look = 'leading-relaxed break-words whitespace-pre-wrap'
  if (!side)
    return (
      <p className={look}>
        <Runs runs={runs} />
      </p>
    )
  return (
    <div className="grid grid-cols-2 gap-4">
      <p className={look}>{on !== 'after' && <Runs runs={sideOf(runs, 'before')} />}</p>
      <p className={look}>{on !== 'before' && <Runs runs={sideOf(runs, 'after')} />}</p>
    </div>
  )
}

const AROUND = 1

/** Rows near a change; long stretches without one are left out and counted. */
function nearChanges(rows: Row[]): (Row | { left: number })[] {
  const near = rows.map((_, at) =>
    rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'),
  )
  const shown: (Row | { left: number })[] = []
  for (const [at, row] of rows.entries()) {
    const last = shown.at(-1)
    if (near[at]) shown.push(row)
    else if (last && 'left' in last) last.left += 1
    else shown.push({ left: 1 })
  }
  return shown
}

/** A body against another: inline, or side by side. */
export function DiffRows({ rows, side }: { rows: Row[]; side: boolean }) {
  if (rows.every(({ kind }) => kind === 'same')) return <p className="text-sm text-muted">正文没有变化。</p>
  return (
    <div className="flex flex-col gap-1">
      {nearChanges(rows).map((row, at) =>
        'left' in row ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <p key={at} className="py-1 text-center text-xs text-muted">
            ……{row.left} 段没有变化……
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <DiffRow key={at} row={row} side={side} />
        ),
      )}
    </div>
  )
}

function nameOf({ kind, on }: Row): string {
  if (kind !== 'moved') return NAMES[kind]
  return on === 'after' ? '移到这里' : '从这里移走'
}

const EDGES: Record<Row['kind'], string> = {
  same: '',
  changed: 'border-l-3 border-warn bg-sunken/50',
  restyled: 'border-l-3 border-warn bg-sunken/50',
  added: 'border-l-3 border-accent bg-sunken/50',
  removed: 'border-l-3 border-danger bg-sunken/50',
  moved: 'border-l-3 border-info bg-sunken/50',
}

function DiffRow({ row, side }: { row: Row; side: boolean }) {
  const name = nameOf(row)
  return (
    <div className={clsx('rounded px-3 py-1.5', EDGES[row.kind])}>
      {name && (
        <p className="text-xs text-muted">
          {row.what} · {name}
        </p>
      )}
      <Texts runs={row.runs} side={side} on={row.on} />
    </div>
  )
}
