import { remember } from './memory'

/** 标准 / 大 / 特大: buttons with `value` set the size of all type on the page, and it is remembered. */
export class TypeSize extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this)
    this.show()
  }

  handleEvent(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button) return
    const size = button.value
    if (size === 'normal') delete document.documentElement.dataset.size
    else document.documentElement.dataset.size = size
    remember('size', size === 'normal' ? null : size)
    for (const one of document.querySelectorAll<TypeSize>('qy-type-size')) one.show()
  }

  /** Marks the button of the size that holds. */
  show(): void {
    const size = document.documentElement.dataset.size ?? 'normal'
    for (const button of this.querySelectorAll('button'))
      button.setAttribute('aria-pressed', String(button.value === size))
  }
}
