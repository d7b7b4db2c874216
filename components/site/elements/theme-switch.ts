import { remember } from './memory'

/** One button that turns the dark theme on and off; until it is used, the system's choice holds. */
export class ThemeSwitch extends HTMLElement {
  readonly #system = matchMedia('(prefers-color-scheme: dark)')

  connectedCallback(): void {
    this.addEventListener('click', this)
    this.#system.addEventListener('change', this)
    this.#show()
  }

  disconnectedCallback(): void {
    this.#system.removeEventListener('change', this)
  }

  handleEvent(event: Event): void {
    if (event.type === 'click') {
      const theme = this.#isDark() ? 'light' : 'dark'
      document.documentElement.dataset.theme = theme
      remember('theme', theme)
    }
    this.#show()
  }

  #isDark(): boolean {
    const { theme } = document.documentElement.dataset
    return theme ? theme === 'dark' : this.#system.matches
  }

  #show(): void {
    this.querySelector('button')?.setAttribute('aria-pressed', String(this.#isDark()))
  }
}
