const SWIPE = 40
const FRAME = `<figure><img draggable="false"><figcaption></figcaption></figure>
<p class="viewer-bar"><button type="button" value="-1"></button><output></output><button type="button" value="1"></button><button type="button" value="0" autofocus></button></p>`

/**
 * The pictures of a piece, large, one after the other. Without the script each is a link to its largest file; with it
 * the link opens a dialog: arrows and swipes go on, Escape or a touch beside the picture closes, the focus goes back.
 */
export class FigureViewer extends HTMLElement {
  #dialog: HTMLDialogElement | null = null
  #at = 0
  #from: number | null = null
  #swiped = false

  connectedCallback(): void {
    this.addEventListener('click', (event) => this.#open(event))
  }

  disconnectedCallback(): void {
    this.#dialog?.close()
    this.#dialog?.remove()
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a.zoom')]
  }

  #open(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.zoom') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#dialog ??= this.#build()
    this.#show(this.#links.indexOf(link))
    document.documentElement.dataset.viewing = ''
    this.#dialog.showModal()
  }

  #build(): HTMLDialogElement {
    const dialog = document.createElement('dialog')
    dialog.className = 'viewer'
    const { sayTitle = '', sayBack = '', sayNext = '', sayClose = '' } = this.dataset
    dialog.setAttribute('aria-label', sayTitle)
    dialog.innerHTML = FRAME
    for (const [at, words] of [sayBack, sayNext, sayClose].entries()) {
      const button = dialog.querySelectorAll('button')[at]
      if (button) button.textContent = words
    }
    dialog.toggleAttribute('data-single', this.#links.length < 2)
    for (const type of ['click', 'keydown', 'pointerdown', 'pointerup']) dialog.addEventListener(type, this)
    dialog.addEventListener('close', () => {
      delete document.documentElement.dataset.viewing
    })
    document.body.append(dialog)
    return dialog
  }

  handleEvent(event: Event): void {
    if (event instanceof KeyboardEvent) {
      if (event.key === 'ArrowLeft') this.#show(this.#at - 1)
      if (event.key === 'ArrowRight') this.#show(this.#at + 1)
    } else if (event.type === 'click') this.#click(event)
    else if (event instanceof PointerEvent) this.#swipe(event)
  }

  #click(event: Event): void {
    const target = event.target instanceof Element ? event.target : null
    const step = target?.closest('button')?.value
    const beside = !this.#swiped && !target?.closest('img, figcaption, p')
    if (step === '0' || beside) this.#dialog?.close()
    else if (step) this.#show(this.#at + Number(step))
  }

  #swipe({ type, clientX, isPrimary }: PointerEvent): void {
    if (!isPrimary) return
    if (type === 'pointerdown') this.#from = clientX
    const far = type === 'pointerup' && this.#from !== null ? clientX - this.#from : 0
    this.#swiped = Math.abs(far) > SWIPE
    if (this.#swiped) this.#show(this.#at - Math.sign(far))
  }

  #show(index: number): void {
    const links = this.#links
    this.#at = (index + links.length) % links.length
    const link = links[this.#at]
    const small = link?.querySelector('img')
    const image = this.#dialog?.querySelector('img')
    if (!link || !small || !image) return
    image.width = small.width
    image.height = small.height
    image.src = link.href
    image.alt = small.alt
    const write = (where: string, words: string) => {
      const place = this.#dialog?.querySelector(where)
      if (place) place.textContent = words
    }
    write('figcaption', link.closest('figure')?.querySelector('figcaption')?.textContent ?? '')
    write('output', links.length > 1 ? `${this.#at + 1} / ${links.length}` : '')
  }
}
