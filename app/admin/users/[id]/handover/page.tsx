import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/desk/back-link'
import { HandoverEnd } from '@/components/desk/handover/handover-end'
import { handoverPath } from '@/components/desk/handover/handover-path'
import { ReceiverSelect } from '@/components/desk/handover/receiver-select'
import { WorkSection } from '@/components/desk/handover/work-section'
import type { AskedOfList } from '@/components/desk/list-address'
import { PageHeader } from '@/components/desk/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { requireUser } from '@/lib/auth/session'
import { getHandover } from '@/lib/handover/queries'
import { askedReceivers } from '@/lib/handover/schema'
import type { KindOfWork } from '@/lib/handover/work'
import type { SearchParams } from '../../../list-params'
import { recordId } from '../../../record-id'
import { handOver } from '../../actions'

export const metadata: Metadata = { title: '交接工作' }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

/** What somebody would leave behind, and to whom it goes. */
export default async function HandoverPage({ params, searchParams }: Props) {
  const actor = await requireUser('user.manage')
  const id = recordId((await params).id)
  const asked = askedReceivers.parse(await searchParams)
  const shown = id === null ? null : await getHandover(actor, id, asked)
  if (!shown) notFound()
  const { person, self, kinds, seen } = shown
  const path = handoverPath(person.id)
  const going = kinds.flatMap(({ kind, moves, receiver }) =>
    receiver && moves > 0 ? [{ kind, moves, to: receiver }] : [],
  )
  return (
    <>
      <BackLink href="/admin/users">返回用户</BackLink>
      <PageHeader title={`交接“${person.name}”的工作`}>
        没有完成的工作交给同事。已发布的稿件、署名和操作记录都不动。
      </PageHeader>
      {kinds.length === 0 ? (
        <EmptyState title="没有要交接的工作">他手里没有未完成的稿件、审校、选题和定时。</EmptyState>
      ) : (
        <div className="flex max-w-3xl flex-col gap-5">
          {kinds.length > 1 && <ToOne kinds={kinds} path={path} asked={asked} />}
          {kinds.map((work) => (
            <WorkSection key={work.kind} work={work} path={path} asked={asked} />
          ))}
          <HandoverEnd
            person={person}
            self={self}
            going={going}
            leaves={kinds.some(({ moves, count }) => moves < count)}
            seen={seen}
            action={handOver}
          />
        </div>
      )}
    </>
  )
}

/** Everything to one colleague, as far as their role goes. */
function ToOne({ kinds, path, asked }: { kinds: KindOfWork[]; path: string; asked: AskedOfList }) {
  const none = Object.fromEntries(kinds.map(({ kind }) => [kind, undefined]))
  const people = new Map(kinds.flatMap(({ receivers }) => receivers.map((one) => [one.id, one.name])))
  const setsOf = (id: number): AskedOfList => ({
    ...none,
    ...Object.fromEntries(
      kinds.filter(({ receivers }) => receivers.some((one) => one.id === id)).map(({ kind }) => [kind, id]),
    ),
  })
  const chosen = new Set(kinds.map(({ receiver }) => receiver?.id ?? null))
  return (
    <ReceiverSelect
      label="全部交给"
      path={path}
      asked={asked}
      choices={[...people].map(([id, name]) => ({ id, name, sets: setsOf(id) }))}
      clears={none}
      chosen={chosen.size === 1 ? ([...chosen][0] ?? null) : null}
      empty="分别选择"
    />
  )
}
