/** `what` names the kind of page; '' for a word to search for. */
type Suggestion = { text: string; what: string; path: string }

const PAUSE = 150

function set(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}

/**
 * Proposes while one types: a combobox with a listbox, as WAI-ARIA describes it. Without this script, and whenever the
 * list cannot be had, the form inside is an ordinary search.
 */
export class SearchSuggest extends HTMLElement {
  #input: HTMLInputElement | null = null
  readonly #list = document.createElement('ul')
  readonly #said = document.createElement('span')
  #rows: Suggestion[] = []
  #at = -1
  #timer = 0
  #request: AbortController | null = null

  connectedCallback(): void {
    const input = this.querySelector('input')
    if (!input || this.#input) return
    this.#input = input
    const id = `${input.id}-list`
    Object.assign(this.#list, { id, className: 'suggestions', hidden: true })
    set(this.#list, { role: 'listbox', 'aria-label': this.dataset.sayList ?? '' })
    this.#said.className = 'sr-only'
    set(this.#said, { role: 'status' })
    set(input, {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': id,
      'aria-expanded': 'false',
    })
    this.append(this.#list, this.#said)
    for (const type of ['input', 'compositionend', 'keydown', 'blur']) input.addEventListener(type, this)
    // Not a click: the field would lose the focus, and the list be gone before it came.
    for (const type of ['mousedown', 'click']) this.#list.addEventListener(type, this)
  }

  handleEvent(event: Event): void {
    const { type } = event
    if (type === 'blur') this.#close()
    else if (type === 'mousedown') event.preventDefault()
    else if (type === 'click') {
      const row = (event.target as Element).closest('li')
      if (row) this.#open([...this.#list.children].indexOf(row))
    } else if ((event as InputEvent).isComposing) {
      // While an input method composes, what stands in the field is not yet a word.
    } else if (type === 'keydown') this.#key(event as KeyboardEvent)
    else {
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => void this.#ask(), PAUSE)
    }
  }

  #key(event: KeyboardEvent): void {
    const { key } = event
    const count = this.#list.hidden ? 0 : this.#rows.length
    if (key === 'Escape' && count > 0) this.#close()
    else if ((key === 'ArrowDown' || key === 'ArrowUp') && count > 0)
      // One place beyond the last row is the field itself.
      this.#mark(((this.#at + (key === 'ArrowDown' ? 2 : count + 1)) % (count + 1)) - 1)
    else if (key === 'ArrowDown') void this.#ask()
    else if (key === 'Enter' && this.#at >= 0) this.#open(this.#at)
    else return
    event.preventDefault()
  }

  async #ask(): Promise<void> {
    const q = this.#input?.value.trim() ?? ''
    this.#request?.abort()
    if (q === '') return this.#close()
    const request = new AbortController()
    this.#request = request
    try {
      // Who reads the traditional edition stays in it.
      const edition = document.documentElement.lang === 'zh-Hant' ? '&lang=zh-Hant' : ''
      const typed = encodeURIComponent([...q].slice(0, 32).join(''))
      const answer = await fetch(`/api/suggest?q=${typed}${edition}`, { signal: request.signal })
      if (answer.ok) this.#show((await answer.json()) as Suggestion[])
    } catch {
      // Typed on, or no network: the form still searches.
    }
  }

  #show(rows: Suggestion[]): void {
    this.#rows = rows
    this.#list.replaceChildren(
      ...rows.map(({ text, what }, index) => {
        const row = document.createElement('li')
        row.id = `${this.#list.id}-${index}`
        set(row, { role: 'option' })
        for (const words of [text, what]) {
          if (!words) continue
          const part = document.createElement('span')
          part.textContent = words
          row.append(part)
        }
        return row
      }),
    )
    this.#mark(-1)
    const open = rows.length > 0 && document.activeElement === this.#input
    this.#list.hidden = !open
    this.#input?.setAttribute('aria-expanded', String(open))
    this.#said.textContent = open ? `${rows.length} ${this.dataset.sayCount ?? ''}` : ''
  }

  #mark(at: number): void {
    this.#at = at
    for (const [index, row] of [...this.#list.children].entries()) {
      set(row, { 'aria-selected': String(index === at) })
      if (index === at) row.scrollIntoView({ block: 'nearest' })
    }
    if (at >= 0) this.#input?.setAttribute('aria-activedescendant', `${this.#list.id}-${at}`)
    else this.#input?.removeAttribute('aria-activedescendant')
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#request?.abort()
    this.#show([])
  }

  #open(at: number): void {
    const row = this.#rows[at]
    if (!row || !this.#input) return
    if (row.what !== '') {
      location.assign(row.path)
      return
    }
    // Through the form, which keeps what the search was narrowed to.
    this.#input.value = row.text
    this.#input.form?.requestSubmit()
  }
}
