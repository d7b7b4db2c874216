'use client'
import { beyond, type Grants, isOwnable } from '@/lib/auth/grants'
import { PERMISSION_TABLE } from '@/lib/auth/permission-words'
import type { Permission, Reach } from '@/lib/auth/permissions'

type Props = {
  grants: Grants
  /** What whoever edits has: nobody grants more. */
  own: Grants
  /** What the role grants already, which may stay. */
  before: Grants
  onChange: (permission: Permission, far: Reach | null) => void
}

const CHOICES: { far: Reach | null; label: string }[] = [
  { far: null, label: '不可以' },
  { far: 'own', label: '自己的' },
  { far: 'any', label: '可以' },
]

/** What a role grants, permission by permission under what each is done to. */
export function GrantsTable({ grants, own, before, onChange }: Props) {
  return (
    <div className="flex flex-col gap-5">
      {PERMISSION_TABLE.map(({ subject, rows }) => (
        <fieldset key={subject} className="min-w-0">
          <legend className="mb-1 text-sm font-semibold">{subject}</legend>
          <ul className="divide-y divide-line rounded-md border border-line">
            {rows.map(({ permission, words }) => (
              <Row
                key={permission}
                permission={permission}
                words={words}
                chosen={grants[permission] ?? null}
                mayChoose={(far) =>
                  far === null ||
                  before[permission] === far ||
                  beyond(own, { [permission]: far }).length === 0
                }
                onChange={(far) => onChange(permission, far)}
              />
            ))}
          </ul>
        </fieldset>
      ))}
    </div>
  )
}

type RowProps = {
  permission: Permission
  words: string
  chosen: Reach | null
  mayChoose: (far: Reach | null) => boolean
  onChange: (far: Reach | null) => void
}

function Row({ permission, words, chosen, mayChoose, onChange }: RowProps) {
  const ownable = isOwnable(permission)
  const offered = CHOICES.filter(({ far }) => far !== 'own' || ownable)
  const closed = !mayChoose('any')
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2 text-sm">
      <span id={`words-${permission}`}>
        {words}
        {closed && <span className="ml-2 text-muted">您自己没有</span>}
      </span>
      <span role="radiogroup" aria-labelledby={`words-${permission}`} className="flex gap-4">
        {offered.map(({ far, label }) => (
          <label key={label} className="flex min-h-6 items-center gap-1.5 has-enabled:cursor-pointer">
            <input
              type="radio"
              name={`choice-${permission}`}
              checked={chosen === far}
              disabled={!mayChoose(far)}
              onChange={() => onChange(far)}
              className="accent-accent"
            />
            {far === 'any' && ownable ? '所有人的' : label}
          </label>
        ))}
      </span>
    </li>
  )
}
