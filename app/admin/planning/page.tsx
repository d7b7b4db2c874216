import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '@/components/desk/page-header'
import { NewPlan } from '@/components/desk/planning/new-plan'
import { PlanRow } from '@/components/desk/planning/plan-row'
import { TabLink } from '@/components/desk/tab-link'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { type Actor, can, isWithin } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { getPlan, listColleagues, listPlans } from '@/lib/planning/queries'
import { askedPlans } from '@/lib/planning/schema'
import { PLAN_STATES, type PlanState } from '@/lib/planning/state'
import { listColumnChoices } from '@/lib/taxonomy/queries'
import { siteDate } from '@/lib/time'
import type { SearchParams } from '../list-params'
import { close, create, start, update } from './actions'

export const metadata: Metadata = { title: '选题' }

const actions = { create, update, close, start }

const EMPTY: Record<PlanState, string> = {
  PITCH: '想到什么值得写，点“提选题”记下来。',
  ASSIGNED: '给选题指定执笔人，它就会到这里。',
  DUE: '到了交稿日还没完成的选题会到这里。',
  DONE: '写完的选题标为完成后收在这里。',
  DROPPED: '放弃的选题收在这里，随时可以重新打开。',
}

/** What is to be written, by where it stands. */
export default async function PlanningPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('plan.read')
  const asked = askedPlans.parse(await searchParams)
  const today = siteDate(new Date())
  const manages = can(actor, 'plan.manage')
  const [columns, people, { rows, next }] = await Promise.all([
    listColumnChoices(actor),
    listColleagues(actor),
    readRows(actor, asked, today),
  ])
  const choices = {
    columns: columns
      .filter(({ id }) => isWithin(actor, id))
      .map(({ id, name, depth }) => ({ id, name, depth })),
    people,
  }
  return (
    <>
      <PageHeader title="选题" action={<NewPlan {...choices} manages={manages} action={create} />}>
        写什么、谁来写、哪天交、哪天见报。日期是计划，发布时间在稿件里另定。
      </PageHeader>
      <StateTabs current={asked.plan === undefined ? asked.state : null} />
      {rows.length > 0 ? (
        <ul aria-label="选题" className="divide-y divide-line rounded-lg border border-line bg-surface">
          {rows.map((plan) => (
            <PlanRow key={plan.id} plan={plan} manages={plan.mayManage} actions={actions} {...choices} />
          ))}
        </ul>
      ) : (
        <EmptyState title="这里没有选题">
          {asked.plan === undefined ? EMPTY[asked.state] : '这个选题不在了，或者不归您看。'}
        </EmptyState>
      )}
      {next !== null && (
        <nav aria-label="翻页" className="mt-5 flex justify-end">
          <Link href={`/admin/planning?state=${asked.state}&before=${next}`} className={buttonClass()}>
            更早的选题
          </Link>
        </nav>
      )}
    </>
  )
}

type Asked = { state: PlanState; before?: number | undefined; plan?: number | undefined }

/** One plan where one is asked for, a page of a state otherwise. */
async function readRows(actor: Actor, { plan, ...list }: Asked, today: string) {
  if (plan === undefined) return listPlans(actor, { ...list, today })
  const found = await getPlan(actor, plan, today)
  return { rows: found ? [found] : [], next: null }
}

function StateTabs({ current }: { current: PlanState | null }) {
  return (
    <nav aria-label="选题的状态" className="-mx-4 mb-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1 border-b border-line">
        {Object.entries(PLAN_STATES).map(([state, label]) => (
          <li key={state}>
            <TabLink href={`/admin/planning?state=${state}`} shown={state === current}>
              {label}
            </TabLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
