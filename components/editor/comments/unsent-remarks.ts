import type { Option } from '@/components/ui/combobox'

/** What somebody has begun to say, and whom it names. */
export type Unsent = { text: string; named: Option[] }

const NOTHING: Unsent = { text: '', named: [] }

/** By where they were begun: the panel may be closed over them, or another page looked at. Gone with the window, which asks. */
const unsent = new Map<string, Unsent>()

const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()

export const unsentAt = (place: string): Unsent => unsent.get(place) ?? NOTHING

/** Keeps a remark until it is sent or given up; an empty one is no remark. */
export function keepUnsent(place: string, remark: Unsent = NOTHING): void {
  if (remark.text.trim() === '') unsent.delete(place)
  else unsent.set(place, remark)
  if (unsent.size > 0) window.addEventListener('beforeunload', onUnload)
  else window.removeEventListener('beforeunload', onUnload)
}
