import { recall, remember } from './memory'

const PIXELS_PER_SECOND = 42

/**
 * 滚动头条. Without this script it is a list that scrolls by hand; with it the list runs, and a visible button stops
 * it for good (WCAG 2.2.2). It also rests under the pointer, while a headline has the focus, in a hidden tab, and from
 * the start where the reader wants no motion. It is never announced while it runs.
 */
export class HeadlineTicker extends HTMLElement {
  #track: HTMLElement | null = null
  #view: HTMLElement | null = null
  #run: Animation | null = null
  #width = 0
  #wanted = false
  /** The first layout, larger type, a wider window, the end of 长者模式: the run is measured anew. */
  readonly #sizes = new ResizeObserver(() => {
    this.#rest('size')
    this.#start()
  })

  connectedCallback(): void {
    this.#view = this.querySelector('[data-view]')
    this.#track = this.querySelector('[data-track]')
    const button = this.querySelector('button')
    if (!this.#view || !this.#track || !button) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const kept = recall('ticker')
    this.#wanted = kept === null ? !calm : kept === 'on'
    button.hidden = false
    button.addEventListener('click', () => this.#choose(!this.#wanted))
    for (const type of ['pointerenter', 'focusin']) this.#view.addEventListener(type, () => this.#rest(type))
    for (const type of ['pointerleave', 'focusout']) this.#view.addEventListener(type, () => this.#start())
    this.#say()
    // It starts when the browser has laid the list out, instead of asking for that now.
    this.#sizes.observe(this.#view)
  }

  disconnectedCallback(): void {
    this.#sizes.disconnect()
    this.#rest('gone')
  }

  #choose(wanted: boolean): void {
    this.#wanted = wanted
    remember('ticker', wanted ? 'on' : 'off')
    this.#say()
    if (wanted) this.#start()
    else this.#rest('button')
  }

  /** The button says what it would do. */
  #say(): void {
    const button = this.querySelector('button')
    const word = button?.firstElementChild
    if (!button || !word) return
    const { sayStop = '', sayRun = '' } = this.dataset
    word.textContent = this.#wanted ? sayStop : sayRun
    button.toggleAttribute('data-still', !this.#wanted)
  }

  /** The first headlines once more behind the last make the run seamless; they are neither read out nor reachable. */
  #double(track: HTMLElement, view: HTMLElement): void {
    const list = track.firstElementChild
    if (!(list instanceof HTMLElement)) return
    if (track.childElementCount === 1) {
      const copy = list.cloneNode(false) as HTMLElement
      copy.setAttribute('aria-hidden', 'true')
      copy.inert = true
      const start = list.offsetLeft
      for (const item of list.children) {
        if ((item as HTMLElement).offsetLeft - start > view.clientWidth) break
        copy.append(item.cloneNode(true))
      }
      track.append(copy)
    }
    this.#width = (track.lastElementChild as HTMLElement).offsetLeft - list.offsetLeft
  }

  #start(): void {
    const view = this.#view
    const track = this.#track
    if (!this.#wanted || this.#run || !view || !track || track.scrollWidth <= view.clientWidth) return
    if (view.matches(':focus-within')) return
    this.#double(track, view)
    const duration = (this.#width / PIXELS_PER_SECOND) * 1000
    this.#run = track.animate([{ transform: 'none' }, { transform: `translateX(-${this.#width}px)` }], {
      duration,
      iterations: Number.POSITIVE_INFINITY,
    })
    this.#run.currentTime = ((view.scrollLeft % this.#width) / this.#width) * duration
    view.scrollLeft = 0
    this.setAttribute('data-running', '')
  }

  /** Stops where it is: the distance run becomes the place the list is scrolled to, so that hands and keys can go on. */
  #rest(why: string): void {
    const run = this.#run
    if (!run || !this.#view) return
    const { progress } = run.effect?.getComputedTiming() ?? {}
    run.cancel()
    this.#run = null
    this.removeAttribute('data-running')
    this.#view.scrollLeft = (progress ?? 0) * this.#width
    if (why === 'focusin') document.activeElement?.scrollIntoView({ block: 'nearest', inline: 'center' })
    // Nothing is there twice while the list stands still, and a wider view takes more to fill.
    if (why === 'button' || why === 'size')
      this.#track?.lastElementChild?.matches('[inert]') && this.#track.lastElementChild.remove()
  }
}
