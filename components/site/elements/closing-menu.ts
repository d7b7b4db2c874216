/** A fold that opens without a script, and closes with it: by Escape, or when the reader turns to something else. */
export class ClosingMenu extends HTMLElement {
  connectedCallback(): void {
    for (const type of ['click', 'focusin', 'keydown']) document.addEventListener(type, this)
  }

  disconnectedCallback(): void {
    for (const type of ['click', 'focusin', 'keydown']) document.removeEventListener(type, this)
  }

  handleEvent(event: Event): void {
    const fold = this.querySelector('details')
    if (!fold?.open) return
    if (event instanceof KeyboardEvent) {
      if (event.key !== 'Escape') return
      if (this.contains(document.activeElement)) fold.querySelector('summary')?.focus()
      fold.open = false
    } else if (event.target instanceof Node && !this.contains(event.target)) fold.open = false
  }
}
