'use client'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { inputClass } from '@/components/ui/field'
import { type AskedOfList, listAddress } from './list-address'
import type { LogSelect } from './log-selects'

type Props = { path: string; asked: AskedOfList; selects: LogSelect[]; children?: ReactNode }

/** What of a log is shown: a select for each fact, and what stands beside them. */
export function LogFilter({ path, asked, selects, children }: Props) {
  const router = useRouter()
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      {selects.map(({ name, label, all, choices }) => (
        <select
          key={name}
          aria-label={label}
          className={`${inputClass} max-w-42 pr-8`}
          value={asked[name] ?? ''}
          onChange={(event) => router.push(listAddress(path, { ...asked, [name]: event.target.value }))}
        >
          <option value="">{all}</option>
          {choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      ))}
      {children}
    </div>
  )
}
