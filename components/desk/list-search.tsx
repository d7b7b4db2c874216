import { Search, X } from 'lucide-react'
import Form from 'next/form'
import Link from 'next/link'
import { inputClass } from '@/components/ui/field'

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
      {q && (
        <Link
          href={path}
          className="inline-flex shrink-0 items-center gap-1 rounded px-2 py-1.5 text-sm text-accent hover:bg-sunken"
        >
          <X aria-hidden="true" className="size-3.5" />
          清除搜索
        </Link>
      )}
    </search>
  )
}
