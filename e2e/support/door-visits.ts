import type { DoorNewsroom } from './door-newsroom'
import type { Owner, Piece } from './door-pieces'
import { type DoorVisitor, ROLES } from './door-visitor'
import { DOORS, type Door, STATES } from './doors'

/** Somebody at a door, with the piece that the address names. */
export type Visit = { name: string; door: Door; visitor: DoorVisitor; piece: Piece | null }
export const methodOf = (name: string) => name.split(' ')[0] ?? ''
export const addressOf = (name: string) => name.split(' ')[1] ?? ''
export const reads = (name: string) => /^(GET|HEAD) /.test(name)

/** Whether the table lets them in. */
export function mayEnter({ door, visitor: { role }, piece }: Visit): boolean {
  if (door.who === 'all') return true
  const reach = role === null ? 'no' : door.who.split(' ')[ROLES.indexOf(role)]
  return reach === 'any' || (reach === 'own' && piece?.owner === role)
}

/** What those who are not let in are told, where the table does not say it. */
function refusal({ name, door, visitor: { role } }: Visit): number {
  const isPage = /^GET \/admin/.test(name)
  if (role === null) return isPage ? 307 : 401
  if (door.refuses !== undefined) return door.refuses
  if (isPage && door.who.split(' ')[ROLES.indexOf(role)] === 'no') return 403
  return reads(name) ? 404 : 403
}

export function expected(visit: Visit): number {
  const { door, visitor, piece } = visit
  if (!mayEnter(visit)) return refusal(visit)
  if (visitor.role !== null && door.inside !== undefined) return door.inside
  return (piece && door.in?.[piece.state]) ?? door.answers ?? 200
}

/** Every person at every door, with one’s own and another’s subject in every state. */
export function visitsIn(newsroom: DoorNewsroom): Visit[] {
  return Object.entries(DOORS).flatMap(([name, door]) =>
    newsroom.visitors.flatMap((visitor): Visit[] => {
      if (door.of === undefined) return [{ name, door, visitor, piece: null }]
      const owners: Owner[] = visitor.role === null ? ['OTHER'] : [visitor.role, 'OTHER']
      const states = door.of === 'piece' ? STATES : (['DRAFT'] as const)
      return owners.flatMap((owner) =>
        states.map((state) => ({ name, door, visitor, piece: newsroom.piece(owner, state) })),
      )
    }),
  )
}
