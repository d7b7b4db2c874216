const SAID = 2000

/** Copies the page's address, or opens the system's share sheet where there is one; says so in its `<output>`. */
export class ShareLink extends HTMLElement {
  connectedCallback(): void {
    const share = this.querySelector<HTMLButtonElement>('[data-share]')
    if (share) share.hidden = typeof navigator.share !== 'function'
    this.addEventListener('click', this)
  }

  handleEvent(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (button?.hasAttribute('data-copy')) void this.#copy()
    if (button?.hasAttribute('data-share'))
      void navigator.share({ title: this.title, url: this.#url }).catch(() => undefined)
  }

  get #url(): string {
    return this.getAttribute('url') ?? location.href
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#url)
      this.#say(this.dataset.sayCopied ?? '')
    } catch {
      this.#say(`${this.dataset.sayByHand ?? ''}${this.#url}`)
    }
  }

  #say(words: string): void {
    const output = this.querySelector('output')
    if (!output) return
    output.textContent = words
    setTimeout(() => {
      if (output.textContent === words && words.length < 10) output.textContent = ''
    }, SAID)
  }
}

/** A button that prints the page; the sheet says when it was printed. */
export class PrintPage extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', () => print())
    addEventListener('beforeprint', this)
  }

  disconnectedCallback(): void {
    removeEventListener('beforeprint', this)
  }

  handleEvent(): void {
    const place = document.querySelector('[data-printed]')
    const now = new Date().toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16)
    if (place instanceof HTMLElement) place.textContent = `${place.dataset.sayPrinted ?? ''}${now}`
  }
}
