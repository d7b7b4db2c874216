/** The footnotes of a pasted page: Word's, and those of our own readers' pages. */
const CALLS =
  'a[href*="#_ftn"]:not([href*="#_ftnref"]), a[href*="#_edn"]:not([href*="#_ednref"]), a[role="doc-noteref"]'

/** Where the words of a call stand: the element that the address after `#` names, or the block around it. */
function findWords(page: Document, call: Element): Element | null {
  const name = call.getAttribute('href')?.split('#')[1] ?? ''
  if (!/^[\w-]+$/.test(name)) return null
  const target = page.querySelector(`[id="${name}"], a[name="${name}"]`)
  return target?.closest('li, div[id^="ftn"], div[id^="edn"], p') ?? null
}

/** Makes each call one footnote of the editor, and takes its words away from where they stood. */
export function gatherFootnotes(page: Document): void {
  const used = new Set<Element>()
  for (const call of page.querySelectorAll(CALLS)) {
    const words = findWords(page, call)
    const text = (words?.textContent ?? '')
      .replace(/^\s*\[\w+\]|↩\s*$/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (!words || text === '' || words.contains(call)) continue
    const note = page.createElement('sup')
    note.dataset.footnote = text.slice(0, 1000)
    const outer = call.closest('sup')
    ;(outer && outer.textContent?.trim() === call.textContent?.trim() ? outer : call).replaceWith(note)
    used.add(words)
  }
  for (const words of used) words.remove()
  for (const rest of page.querySelectorAll('section[role="doc-endnotes"]')) {
    if (used.size > 0 && !rest.querySelector('li')) rest.remove()
  }
}
