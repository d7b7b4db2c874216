import type { Entry, Rendered } from './entry'

/**
 * How long a time in whole seconds must lie back before it stands for one content alone (ms): by then every process
 * knows of whatever changed within that second (a change is missed for six seconds at most), with room for clocks that differ.
 */
export const SETTLES_IN = 10_000

/**
 * A page with the time at which its content was made: now, or as long as no byte has changed the time that the page
 * `before` it had. What its own handler says of it (a feed) goes first; what is not kept, or is no page, has none.
 */
export function withTime(rendered: Rendered, before: Entry | null, now: number): Rendered {
  const { status, keep, headers, body } = rendered
  if (!keep || status !== 200 || headers['last-modified'] !== undefined) return rendered
  const same = before?.status === 200 && before.bodies.identity.equals(body)
  const time = (same ? before.lastModified : null) ?? new Date(now).toUTCString()
  return { ...rendered, headers: { ...headers, 'last-modified': time } }
}
