import { Search } from 'lucide-react'
import Form from 'next/form'
import { inputClass } from '@/components/ui/field'
import { ClearLink } from './clear-link'

/** Narrows a list by words; they stand in the address. */
export function ListSearch({ path, label, q }: { path: string; label: string; q: string }) {
  return (
    <search className="mb-4 flex items-center gap-2">
      <Form action={path} className="relative w-full max-w-sm">
        <Search aria-hidden="true" className="pointer-events-none absolute top-3 left-3 size-4 text-muted" />
        <input
          key={q}
          name="q"
          type="search"
          aria-label={label}
          placeholder={label}
          defaultValue={q}
          maxLength={40}
          className={`${inputClass} pl-9`}
        />
      </Form>
      {q && <ClearLink href={path}>清除搜索</ClearLink>}
    </search>
  )
}
