'use client'
import { Grid3x3, List, Search } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useTransition } from 'react'
import { ClearLink } from '@/components/desk/clear-link'
import { Spinner } from '@/components/ui/button'
import { inputClass } from '@/components/ui/field'
import { STATES } from '@/lib/media/filters'
import { MEDIA_PATH, mediaAddress } from './media-address'

type Choice = { value: string; label: string }
type Props = {
  params: Record<string, string>
  people: { id: number; name: string }[]
  tags: string[]
  months: string[]
}

const KINDS = [
  { value: 'IMAGE', label: '图片' },
  { value: 'FILE', label: '附件' },
]
const STATE_CHOICES = Object.entries(STATES).map(([value, label]) => ({ value, label }))

/** Narrows the library; everything chosen is in the address. */
export function MediaFilter({ params, people, tags, months }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const { before: _before, ...kept } = params
  const go = (change: Record<string, string>) =>
    start(() => router.push(mediaAddress({ ...kept, ...change })))
  const onSearch = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    go({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() })
  }
  const select = (name: string, label: string, all: string, choices: Choice[]) => (
    <select
      aria-label={label}
      className={inputClass}
      value={params[name] ?? ''}
      onChange={(event) => go({ [name]: event.target.value })}
    >
      <option value="">{all}</option>
      {choices.map(({ value, label: text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
  const { q: _q, view: _view, ...narrowing } = kept
  return (
    <div className="mb-4 flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-2 md:grid-cols-3 xl:grid-cols-[minmax(0,1.6fr)_repeat(5,minmax(0,1fr))]">
        <search className="max-md:col-span-2">
          <form action={MEDIA_PATH} onSubmit={onSearch} className="relative">
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-3 left-3 size-4 text-muted"
            />
            <input
              key={params.q ?? ''}
              name="q"
              type="search"
              aria-label="搜索名称、说明、标签、来源"
              placeholder="搜索名称、说明、标签、来源"
              defaultValue={params.q ?? ''}
              maxLength={60}
              className={`${inputClass} pl-9`}
            />
          </form>
        </search>
        {select('kind', '按种类筛选', '图片和附件', KINDS)}
        {select('state', '按状态筛选', '全部状态', STATE_CHOICES)}
        {select(
          'tag',
          '按标签筛选',
          '全部标签',
          tags.map((tag) => ({ value: tag, label: tag })),
        )}
        {select(
          'who',
          '按上传人筛选',
          '全部上传人',
          people.map(({ id, name }) => ({ value: String(id), label: name })),
        )}
        {select(
          'month',
          '按上传月份筛选',
          '全部月份',
          months.map((month) => ({
            value: month,
            label: `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`,
          })),
        )}
      </div>
      <div className="flex items-center gap-3 text-sm">
        <ViewSwitch params={params} />
        {(Object.keys(narrowing).length > 0 || params.q) && (
          <ClearLink href={mediaAddress({ view: params.view ?? '' })}>清除筛选</ClearLink>
        )}
        {pending && (
          <span role="status" className="inline-flex items-center gap-2 text-muted">
            <Spinner />
            正在筛选…
          </span>
        )}
      </div>
    </div>
  )
}

function ViewSwitch({ params }: { params: Record<string, string> }) {
  const list = params.view === 'list'
  const look = (on: boolean) =>
    `inline-flex min-h-9 items-center gap-1.5 px-3 ${on ? 'bg-accent-soft text-accent' : 'bg-surface hover:bg-sunken'}`
  return (
    <nav aria-label="显示方式" className="inline-flex overflow-hidden rounded-md border border-line-strong">
      <Link
        href={mediaAddress({ ...params, view: '' })}
        {...(list ? {} : { 'aria-current': 'true' as const })}
        className={look(!list)}
      >
        <Grid3x3 aria-hidden="true" className="size-4" />
        网格
      </Link>
      <Link
        href={mediaAddress({ ...params, view: 'list' })}
        {...(list ? { 'aria-current': 'true' as const } : {})}
        className={look(list)}
      >
        <List aria-hidden="true" className="size-4" />
        列表
      </Link>
    </nav>
  )
}
