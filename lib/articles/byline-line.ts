type Byline = { name: string; affiliation: string }

/**
 * The line under a piece that says who its authors are (“作者系…”): the note when there is one, else the offices
 * frozen in the byline; empty when nothing is known.
 */
export function bylineLine(authorNote: string, bylines: Byline[]): string {
  const note = authorNote.trim()
  if (note !== '') return note.startsWith('作者') ? note : `作者系${note}`
  const held = bylines.filter(({ affiliation }) => affiliation.trim() !== '')
  const [only] = held
  if (only && bylines.length === 1) return `作者系${only.affiliation}`
  return held.map(({ name, affiliation }) => `${name}系${affiliation}`).join('，')
}
