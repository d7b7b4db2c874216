import { clsx } from 'clsx'
import Link from 'next/link'
import { RecordTable } from '@/components/desk/record-table'
import { Section } from '@/components/desk/section'
import type { DeskAction } from '@/components/desk/send-action'
import { NewSynonyms } from './new-synonyms'

type Searched = { query: string; searches: number; empty: number }
type Props = {
  days: 7 | 30
  report: { top: Searched[]; empty: Searched[]; totals: { searches: number; empty: number; queries: number } }
  create: DeskAction
}

const onSite = (query: string) => (
  <a
    href={`/search?${new URLSearchParams({ q: query })}`}
    className="font-medium text-accent hover:underline"
  >
    {query}
  </a>
)

function Days({ days }: { days: 7 | 30 }) {
  return (
    <nav aria-label="时间范围" className="flex gap-1">
      {([7, 30] as const).map((one) => (
        <Link
          key={one}
          href={one === 7 ? '/admin/search' : '/admin/search?days=30'}
          aria-current={days === one ? 'page' : undefined}
          scroll={false}
          className={clsx(
            'rounded-md px-3 py-1.5 text-sm',
            days === one ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:bg-sunken',
          )}
        >
          最近 {one} 天
        </Link>
      ))}
    </nav>
  )
}

/** What readers look for, and what they look for in vain. */
export function SearchReport({ days, report: { top, empty, totals }, create }: Props) {
  const share = totals.searches > 0 ? Math.round((totals.empty / totals.searches) * 100) : 0
  return (
    <>
      <div className="mt-8 mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-serif text-xl font-semibold">读者在搜什么</h2>
        <Days days={days} />
      </div>
      <p className="mb-4 text-sm text-muted">
        共搜索 {totals.searches} 次，{totals.queries} 种说法；没有找到的 {totals.empty} 次（{share}%）。
        只记词语和次数，不记是谁；像邮箱、电话、证件号的不记。
      </p>
      <div className="grid gap-5 xl:grid-cols-2">
        <Section title="没有找到的" explain="补一篇稿，或者给它配一个同义词。">
          {empty.length === 0 ? (
            <p className="text-sm text-muted">这段时间里，读者搜的都找到了。</p>
          ) : (
            <RecordTable
              caption="没有找到的搜索，次数多的在前"
              heads={['词语', { text: '没找到', onCard: true }, '处理']}
              rows={empty.map(({ query, empty: times }, key) => ({
                key,
                cells: [
                  onSite(query),
                  `${times} 次`,
                  <NewSynonyms key="pair" action={create} terms={[query]} label="配同义词" />,
                ],
              }))}
            />
          )}
        </Section>
        <Section title="搜得最多的" explain="搜过三次以上、都能找到的，会出现在读者的“大家在搜”里。">
          {top.length === 0 ? (
            <p className="text-sm text-muted">这段时间里还没有人搜索。</p>
          ) : (
            <RecordTable
              caption="搜得最多的词语"
              heads={['词语', { text: '次数', onCard: true }]}
              rows={top.map(({ query, searches }, key) => ({
                key,
                cells: [onSite(query), `${searches} 次`],
              }))}
            />
          )}
        </Section>
      </div>
    </>
  )
}
