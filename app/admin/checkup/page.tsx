import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { AskButton } from '@/components/desk/checkup/ask-button'
import { CheckupTabs } from '@/components/desk/checkup/checkup-tabs'
import { FindingTable } from '@/components/desk/checkup/finding-table'
import { RunFacts } from '@/components/desk/checkup/run-facts'
import { ListPages } from '@/components/desk/list-pages'
import { PageHeader } from '@/components/desk/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { requireUser } from '@/lib/auth/session'
import { listFindings, readBoard } from '@/lib/checkup/queries'
import { askedOfBoard, CHECKUP_KINDS, KINDS } from '@/lib/checkup/schema'
import type { SearchParams } from '../list-params'
import { ask } from './actions'

export const metadata: Metadata = { title: '内容体检' }

/** What the last look over the site found, kind by kind. */
export default async function CheckupPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('checkup.read')
  const { kind: asked, after } = askedOfBoard.parse(await searchParams)
  const board = await readBoard(actor, new Date())
  if (!board) return null
  const { run, isGoing, counts } = board
  const kind = asked ?? KINDS.find((one) => counts[one] > 0) ?? KINDS[0] ?? 'EMPTY_COLUMN'
  const { rows, next } = run
    ? await listFindings(actor, { runId: run.id, kind, after })
    : { rows: [], next: null }
  return (
    <>
      <PageHeader
        title="内容体检"
        action={
          <>
            {run && (
              <a href="/api/checkup/export" className={buttonClass()}>
                <Download aria-hidden="true" />
                导出 CSV
              </a>
            )}
            <AskButton action={ask} isGoing={isGoing} />
          </>
        }
      >
        每天凌晨自动查一遍：栏目有没有按目标更新，已发布的稿件有没有死链、缺项和可疑的日期。
      </PageHeader>
      <RunFacts run={run} isGoing={isGoing} />
      {run && (
        <>
          <CheckupTabs current={kind} counts={counts} />
          <p className="my-3 text-sm text-muted">{CHECKUP_KINDS[kind].hint}</p>
          {rows.length > 0 ? (
            <FindingTable kind={kind} rows={rows} />
          ) : (
            <EmptyState title={after ? '没有更多了' : '没有这类问题'}>
              {after ? '已经到最后一页。' : '最近一次检查没有发现，很好。'}
            </EmptyState>
          )}
          <ListPages path="/admin/checkup" asked={{ kind }} before={after} next={next} cursor="after" />
        </>
      )}
    </>
  )
}
