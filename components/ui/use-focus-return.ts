'use client'
import { useRef } from 'react'

/**
 * Gives the focus back to whatever opened a window that has no trigger of its own: Radix would leave it
 * nowhere. What took the focus meanwhile keeps it.
 */
export function useFocusReturn() {
  const opener = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      const lost = document.activeElement === null || document.activeElement === document.body
      if (lost && opener.current instanceof HTMLElement) opener.current.focus()
    },
  }
}
