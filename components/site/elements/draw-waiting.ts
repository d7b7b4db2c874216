/** What `article.css` lets wait on a phone. The home page's blocks would bring their pictures, the footer cost more than it is worth. */
const MAY_WAIT = '.article-body > div > *, .article-aside > *'

const waits = (block: Element) => getComputedStyle(block).contentVisibility === 'auto'

/** One after the other, each laid out at once: several in one frame would be the long task that waiting is to avoid. */
function draw([block, ...others]: HTMLElement[]): void {
  if (!block) return
  block.style.contentVisibility = 'visible'
  block.getBoundingClientRect()
  requestIdleCallback(() => draw(others))
}

/** Draws what waits while nothing else is to do: soon the text is all there, its length known, a picture of it whole. */
export function drawWaiting(): void {
  if (!('requestIdleCallback' in window)) return // Safari: there what waits goes on doing so
  requestIdleCallback(() => draw([...document.querySelectorAll<HTMLElement>(MAY_WAIT)].filter(waits)))
}
