import { clsx } from 'clsx'
import Link from 'next/link'
import { DiffRows, FieldDiff } from '@/components/editor/history-rows'
import { Button } from '@/components/ui/button'
import type { Actor } from '@/lib/auth/permissions'
import { compareEditions } from '@/lib/revisions/compare'
import { type Edition, editionNames, getEdition } from '@/lib/revisions/queries'
import { cutText } from '@/lib/search/words'
import { comparePath } from './address'

type Props = {
  actor: Actor
  id: number
  from: Edition
  to: Edition
  view: 'inline' | 'side'
  numbers: { number: number; label: string }[]
}

const nameOf = (edition: Edition) => (edition === 'draft' ? '草稿' : `第 ${edition} 版`)

/** Two editions of a piece against each other. */
export async function ComparisonSection({ actor, id, from, to, view, numbers }: Props) {
  const [before, after] = await Promise.all([getEdition(actor, id, from), getEdition(actor, id, to)])
  const found = before && after
  const comparison = found
    ? compareEditions(before, after, await editionNames(actor, [before, after]), cutText)
    : { fields: [], rows: [] }
  const side = view === 'side'
  const same = comparison.fields.length === 0 && comparison.rows.every(({ kind }) => kind === 'same')
  return (
    <section id="compare" aria-labelledby="compare-title" className="mt-6 scroll-mt-20">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="compare-title" className="font-serif text-lg font-semibold">
          {nameOf(from)} → {nameOf(to)}
        </h2>
        <nav aria-label="显示方式" className="flex gap-1 text-sm">
          {(['inline', 'side'] as const).map((one) => (
            <Link
              key={one}
              href={comparePath(id, from, to, one)}
              aria-current={one === view ? 'true' : undefined}
              className={clsx(
                'rounded-md px-3 py-1.5',
                one === view ? 'bg-accent-soft text-accent' : 'hover:bg-sunken',
              )}
            >
              {one === 'inline' ? '合并显示' : '左右对照'}
            </Link>
          ))}
        </nav>
      </div>
      <PickTwo from={from} to={to} view={view} numbers={numbers} />
      <div className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3 sm:p-4">
        {!found && <p className="text-sm text-muted">没有找到要比较的版本，可能已被清理。</p>}
        {found && same && <p className="text-sm text-muted">两个版本的内容相同。</p>}
        {comparison.fields.map(({ label, runs }) => (
          <FieldDiff key={label} label={label} runs={runs} side={side} />
        ))}
        {found && !same && <DiffRows rows={comparison.rows} side={side} />}
      </div>
    </section>
  )
}

type PickProps = Pick<Props, 'from' | 'to' | 'view' | 'numbers'>

/** Any two versions, chosen from lists; an ordinary form, so that it needs no script. */
function PickTwo({ from, to, view, numbers }: PickProps) {
  const known = new Set<Edition>(['draft', ...numbers.map(({ number }) => number)])
  const labels = new Map<Edition, string>(numbers.map(({ number, label }) => [number, label]))
  const choices: Edition[] = [...known, ...[from, to].filter((one) => !known.has(one))]
  const select = (name: 'from' | 'to', label: string, value: Edition) => (
    <label className="flex items-center gap-2">
      {label}
      <select
        name={name}
        defaultValue={value}
        key={value}
        className="min-h-9.5 rounded-md border border-line-strong bg-surface px-2"
      >
        {[...new Set(choices)].map((one) => (
          <option key={one} value={one}>
            {[nameOf(one), labels.get(one)].filter(Boolean).join(' ')}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form method="get" action="#compare" className="mb-3 flex flex-wrap items-center gap-3 text-sm">
      {select('from', '从', from)}
      {select('to', '到', to)}
      <input type="hidden" name="view" value={view} />
      <Button type="submit" small>
        比较
      </Button>
    </form>
  )
}
