/** What the reader chose earlier; null when nothing was, or when storage is closed to us. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`qy-${key}`)
  } catch {
    return null
  }
}

/** Keeps a choice for the next visit; null forgets it. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`qy-${key}`)
    else localStorage.setItem(`qy-${key}`, value)
  } catch {
    // Private windows may refuse; the choice then holds for this page.
  }
}
