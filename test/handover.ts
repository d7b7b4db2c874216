import { handOver } from '@/lib/handover/commands'
import { getHandover } from '@/lib/handover/queries'
import { handoverInput } from '@/lib/handover/schema'
import type { WorkKind } from '@/lib/handover/work'
import { NOW, type Person } from './newsroom'

/** Who is to have which kind. */
export type Receivers = Partial<Record<WorkKind, Person>>

const idsOf = (people: Receivers) =>
  Object.fromEntries(Object.entries(people).map(([kind, { id }]) => [kind, id])) as Partial<
    Record<WorkKind, number>
  >

/** What the page shows an admin before anything is done. */
export async function shownTo(admin: Person, from: Person, people: Receivers) {
  const page = await getHandover(admin, from.id, idsOf(people))
  if (!page) throw new Error('no page')
  return page
}

/** One kind of it; nothing where there is none. */
export const kindFor = async (admin: Person, from: Person, kind: WorkKind, people: Receivers) =>
  (await shownTo(admin, from, people)).kinds.find((one) => one.kind === kind)

/** Confirms what an admin's page shows. */
export async function giveAs(
  [admin, actor]: [admin: Person, actor: Person],
  from: Person,
  people: Receivers,
  over: object = {},
) {
  const { seen } = await shownTo(admin, from, people)
  return handOver(actor, handoverInput.parse({ id: from.id, ...idsOf(people), seen, ...over }), NOW)
}
