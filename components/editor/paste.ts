import { gatherFootnotes } from './footnote-paste'

/** Pasted HTML made fit for the schema: headings of other levels, and no pictures that lie elsewhere. */
export function cleanPastedHtml(html: string): { html: string; droppedPictures: number } {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const heading of page.querySelectorAll('h1, h4, h5, h6')) {
    const level = heading.tagName === 'H1' ? 'h2' : 'h3'
    const replacement = page.createElement(level)
    replacement.append(...heading.childNodes)
    heading.replaceWith(replacement)
  }
  gatherFootnotes(page)
  let droppedPictures = 0
  for (const picture of page.querySelectorAll('img')) {
    if (/^\/media\//.test(picture.getAttribute('src') ?? '')) continue
    picture.remove()
    droppedPictures++
  }
  return { html: page.body.innerHTML, droppedPictures }
}
