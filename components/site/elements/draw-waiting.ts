/** What `article.css` lets wait on a phone. The footer and the home page's blocks go on waiting: pictures would come with them. */
const MAY_WAIT = '.article-body > div > *, .article-aside > *'

const waits = (block: Element) => getComputedStyle(block).contentVisibility === 'auto'

/** Draws what waits, one by one while nothing else is to do: soon the text is all there, its length known, a picture whole. */
export function drawWaiting(): void {
  if (!('requestIdleCallback' in window)) return // Safari: there what waits goes on doing so
  let blocks: HTMLElement[]
  const next = () => {
    blocks ??= [...document.querySelectorAll<HTMLElement>(MAY_WAIT)].filter(waits)
    const block = blocks.shift()
    if (!block) return
    block.style.contentVisibility = 'visible'
    // Laid out now: several in one frame would be the long task that waiting is to avoid.
    block.getBoundingClientRect()
    requestIdleCallback(next)
  }
  requestIdleCallback(next)
}
