import type { KeyboardEvent } from 'react'

/** True for a key that belongs to an input method; Safari tells it by the code alone when Enter ends a composition. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229
}
