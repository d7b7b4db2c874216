import { afterPaint } from './after-paint'
import { recall, remember } from './memory'

// Runs before the first paint, so that a remembered choice does not flash.
const root = document.documentElement
root.dataset.script = 'on'

// A link may ask for 长者模式; the page is the same to the server, so the page store keeps one.
const view = new URLSearchParams(location.search).get('view')
if (view === 'elder') root.dataset.elder = 'on'
if (view === 'elder' || view === 'normal') remember('elder', view === 'elder' ? 'on' : null)

const CHOICES: Record<string, RegExp> = {
  size: /^(large|huge)$/,
  theme: /^(light|dark|contrast)$/,
  elder: /^on$/,
}
for (const [name, known] of Object.entries(CHOICES)) {
  const value = recall(name)
  if (value !== null && known.test(value)) root.dataset[name] = value
}

// What readers operate, and all pictures but the first (`pictures.css`), are fetched when the page has been seen:
// before, they would share the connection with what is to be seen first.
const page = document.currentScript?.dataset.page
addEventListener('DOMContentLoaded', () =>
  afterPaint(() => {
    root.dataset.seen = 'on'
    if (!page) return
    const script = document.createElement('script')
    script.src = page
    document.head.append(script)
  }),
)

// A button that is pressed before it works is pressed again as soon as it does.
addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[type=button]') : null
  const waiting = button?.closest(':not(:defined)')
  if (waiting) void customElements.whenDefined(waiting.localName).then(() => button?.click())
})
