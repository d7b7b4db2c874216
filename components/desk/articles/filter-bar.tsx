'use client'
import { Search, X } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useTransition } from 'react'
import { Spinner } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { inputClass } from '@/components/ui/field'
import { listAddress } from '../list-address'
import { loadOptions } from './load-options'

type Props = {
  /** The address's own parameters, without the cursor. */
  params: Record<string, string>
  columns: { id: number; name: string; depth: number }[]
  authorName: string | null
  tagName: string | null
}

/** Narrows the list; everything chosen is in the address. */
export function FilterBar({ params, columns, authorName, tagName }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const address = (change: Record<string, string>) => listAddress('/admin/articles', { ...params, ...change })
  const go = (change: Record<string, string>) => start(() => router.push(address(change)))
  const onSearch = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    go({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() })
  }
  return (
    <div className="flex flex-col gap-3 py-4">
      <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-[minmax(0,1.4fr)_repeat(3,minmax(0,1fr))_auto] xl:items-center">
        <search>
          <form action="/admin/articles" onSubmit={onSearch} className="relative">
            {Object.entries(params).map(
              ([name, value]) => name !== 'q' && <input key={name} type="hidden" name={name} value={value} />,
            )}
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-3 left-3 size-4 text-muted"
            />
            <input
              key={params.q ?? ''}
              name="q"
              type="search"
              aria-label="搜索标题、正文、署名、标签"
              placeholder="搜索标题、正文、署名、标签"
              defaultValue={params.q ?? ''}
              maxLength={64}
              className={`${inputClass} pl-9`}
            />
          </form>
        </search>
        <select
          aria-label="按栏目筛选"
          className={inputClass}
          value={params.column ?? ''}
          onChange={(event) => go({ column: event.target.value })}
        >
          <option value="">全部栏目</option>
          {columns.map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {'　'.repeat(depth) + name}
            </option>
          ))}
        </select>
        <Combobox
          label="按作者筛选"
          placeholder="按作者筛选"
          load={loadOptions('/api/authors')}
          onPick={({ id }) => go({ author: String(id) })}
        />
        <Combobox
          label="按标签筛选"
          placeholder="按标签筛选"
          load={loadOptions('/api/tags')}
          onPick={({ id }) => go({ tag: String(id) })}
        />
        <label className="inline-flex min-h-9.5 items-center gap-2 text-sm whitespace-nowrap">
          <input
            type="checkbox"
            checked={params.mine === '1'}
            onChange={(event) => go({ mine: event.target.checked ? '1' : '' })}
            className="size-4 accent-accent"
          />
          只看我的
        </label>
      </div>
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {authorName && <Chip label={`作者：${authorName}`} href={address({ author: '' })} />}
        {tagName && <Chip label={`标签：${tagName}`} href={address({ tag: '' })} />}
        {params.q && <Chip label={`搜索：${params.q}`} href={address({ q: '' })} />}
        {pending && (
          <span role="status" className="inline-flex items-center gap-2 text-sm text-muted">
            <Spinner />
            正在筛选…
          </span>
        )}
      </div>
    </div>
  )
}

function Chip({ label, href }: { label: string; href: string }) {
  return (
    <span className="inline-flex items-center gap-1 rounded-full bg-accent-soft py-1 pr-1 pl-3 text-sm text-accent">
      {label}
      <Link href={href} aria-label={`取消筛选 ${label}`} className="rounded-full p-1 hover:bg-surface">
        <X aria-hidden="true" className="size-3.5" />
      </Link>
    </span>
  )
}
