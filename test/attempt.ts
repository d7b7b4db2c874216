import type { Person } from './newsroom'

/** Makes what a command needs, belonging to the owner, and gives what the actor then tries. */
export type Attempt = (actor: Person, owner: Person) => Promise<() => Promise<unknown>>

/** An attempt on something that is made for its owner first. */
export const on =
  <T>(make: (owner: Person) => Promise<T>, act: (actor: Person, made: T) => Promise<unknown>): Attempt =>
  async (actor, owner) => {
    const made = await make(owner)
    return () => act(actor, made)
  }

/** An attempt that needs nothing to be there. */
export const plain =
  (act: (actor: Person) => Promise<unknown>): Attempt =>
  async (actor) =>
  () =>
    act(actor)
