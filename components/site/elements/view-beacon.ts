const READING = 1000

/**
 * Reports that the piece is read, once the page has been before somebody's eyes for a second: not while it is only
 * drawn in advance or lies in a hidden tab. A page that comes back by 后退 from the browser's memory is read anew.
 */
export class ViewBeacon extends HTMLElement {
  #timer = 0
  #told = false

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this)
    document.addEventListener('prerenderingchange', this)
    addEventListener('pageshow', this)
    this.#wait()
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this)
    document.removeEventListener('prerenderingchange', this)
    removeEventListener('pageshow', this)
    clearTimeout(this.#timer)
  }

  handleEvent(event: Event): void {
    if (event.type === 'pageshow' && (event as PageTransitionEvent).persisted) this.#told = false
    this.#wait()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    const seen =
      document.visibilityState === 'visible' && !('prerendering' in document && document.prerendering)
    if (seen && !this.#told) this.#timer = window.setTimeout(() => this.#tell(), READING)
  }

  #tell(): void {
    this.#told = true
    navigator.sendBeacon('/views', this.getAttribute('article') ?? '')
  }
}
