/** A link to the top that shows once the reader is two screens down. */
export class BackToTop extends HTMLElement {
  connectedCallback(): void {
    addEventListener('scroll', this, { passive: true })
    this.handleEvent()
  }

  disconnectedCallback(): void {
    removeEventListener('scroll', this)
  }

  handleEvent(): void {
    this.toggleAttribute('data-shown', scrollY > innerHeight * 1.5)
  }
}
