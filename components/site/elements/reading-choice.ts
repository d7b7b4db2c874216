import { remember } from './memory'

/**
 * Buttons that say how pages are shown (`data-choice` names what is chosen: size, theme, elder). The value stands on
 * the root element, where the style sheets read it, and is remembered; an empty value is the choice of the system.
 * A button that stands alone is a switch.
 */
export class ReadingChoice extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this)
    this.show()
  }

  handleEvent(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button) return
    const off = this.querySelectorAll('button').length === 1 && this.#value === button.value
    const value = off ? '' : button.value
    const { dataset } = document.documentElement
    if (value === '') delete dataset[this.#name]
    else dataset[this.#name] = value
    remember(this.#name, value === '' ? null : value)
    for (const one of document.querySelectorAll<ReadingChoice>('qy-choice')) one.show()
  }

  /** Marks the button of what holds. */
  show(): void {
    for (const button of this.querySelectorAll('button'))
      button.setAttribute('aria-pressed', String(button.value === this.#value))
  }

  get #name(): string {
    return this.dataset.choice ?? ''
  }

  get #value(): string {
    return document.documentElement.dataset[this.#name] ?? ''
  }
}
