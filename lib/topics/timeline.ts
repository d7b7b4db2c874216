/** Events in the order of their days; those of one day stay as they stand. */
export function inOrder<T extends { day: string }>(events: T[], newestFirst: boolean): T[] {
  const turn = newestFirst ? -1 : 1
  return events.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -turn : turn))
}
