'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { SelectField } from '@/components/ui/field'
import { type AskedOfList, listAddress } from '../list-address'

type Props = {
  label: string
  path: string
  /** Who is chosen for which kind, as the address says it. */
  asked: AskedOfList
  /** What choosing somebody puts into the address. */
  choices: { id: number; name: string; sets: AskedOfList }[]
  chosen: number | null
  /** What choosing nobody takes out of it. */
  clears: AskedOfList
  empty: string
}

/** Who is to have the work; what that means is read anew and shown before anything is done. */
export function ReceiverSelect({ label, path, asked, choices, chosen, clears, empty }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const choose = (value: string) => {
    const sets = choices.find(({ id }) => String(id) === value)?.sets ?? clears
    start(() => router.replace(listAddress(path, { ...asked, ...sets }), { scroll: false }))
  }
  return (
    <SelectField
      label={label}
      className="max-w-sm"
      value={chosen ?? ''}
      aria-busy={pending || undefined}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{empty}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
