/** How far into the text the reader is, for browsers whose style sheets cannot tell (reading.css does it in the others). */
export class ReadingProgress extends HTMLElement {
  connectedCallback(): void {
    if (CSS.supports('animation-timeline: view()')) return
    addEventListener('scroll', this, { passive: true })
    this.handleEvent()
  }

  disconnectedCallback(): void {
    removeEventListener('scroll', this)
  }

  handleEvent(): void {
    const text = this.parentElement?.getBoundingClientRect()
    if (!text) return
    const share = -text.top / Math.max(1, text.height - innerHeight)
    this.style.transform = `scaleX(${Math.min(1, Math.max(0, share))})`
  }
}
