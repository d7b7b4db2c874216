import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { type KindOfWork, WORK } from '@/lib/handover/work'
import type { AskedOfList } from '../list-address'
import { Section } from '../section'
import { ReceiverSelect } from './receiver-select'

const SHOWN = 8

type Lines = { id: number; words: string; href: string; why?: string }[]

function WorkLines({ label, lines }: { label: string; lines: Lines }) {
  return (
    <ul aria-label={label} className="flex flex-col gap-1 text-sm">
      {lines.slice(0, SHOWN).map(({ id, words, href, why }) => (
        <li key={id} className="wrap-anywhere">
          <Link href={href} className="underline-offset-4 hover:underline">
            {words}
          </Link>
          {why && <span>{`：${why}`}</span>}
        </li>
      ))}
      {lines.length > SHOWN && <li className="text-muted">{`……还有 ${lines.length - SHOWN} 条`}</li>}
    </ul>
  )
}

/** One kind of somebody's work: what it is, who is to have it, and what cannot go there. */
export function WorkSection({ work, path, asked }: { work: KindOfWork; path: string; asked: AskedOfList }) {
  const { kind, count, lines, receivers, receiver, moves, stays } = work
  const { label, unit, explain } = WORK[kind]
  return (
    <Section title={`${label} ${count} ${unit}`} explain={explain}>
      <WorkLines label={label} lines={lines} />
      <ReceiverSelect
        label={`${label}交给`}
        path={path}
        asked={asked}
        choices={receivers.map((one) => ({ ...one, sets: { [kind]: one.id } }))}
        clears={{ [kind]: undefined }}
        chosen={receiver?.id ?? null}
        empty="先不交接"
      />
      {receiver && stays.length > 0 && (
        <Notice tone="warn">
          <p className="mb-1">{`有 ${stays.length} ${unit}不能交给${receiver.name}，会留在原处：`}</p>
          <WorkLines label={`不能交接的${label}`} lines={stays} />
        </Notice>
      )}
      {receiver && moves < count && stays.length === 0 && (
        <Notice tone="info">{`一次最多交接 ${moves} ${unit}，确认后请再交接一次。`}</Notice>
      )}
    </Section>
  )
}
