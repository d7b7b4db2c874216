import { Node } from '@tiptap/core'
import { TONE_LABELS } from '@/lib/content/block-words'
import { CALLOUT_TONES, type CalloutTone } from '@/lib/content/schema'

const toneOf = (element: Element): CalloutTone =>
  CALLOUT_TONES.find((tone) => element.classList.contains(tone)) ?? 'note'

/** What follows the word for the tone. */
function titleOf(element: Element): string {
  const line = element.querySelector(':scope > .callout-title')
  const tone = line?.querySelector('b')?.textContent ?? ''
  return (line?.textContent ?? '').slice(tone.length).trim()
}

/** Where the text of a box stands; on a reader’s page it follows the title, which is then no part of it. */
function bodyOf(element: HTMLElement): HTMLElement {
  const body = element.querySelector<HTMLElement>(':scope > .callout-text')
  if (!body) element.querySelector(':scope > .callout-title')?.remove()
  return body ?? element
}

/** 提示框: something beside the run of the text. */
export const CalloutNode = Node.create({
  name: 'callout',
  group: 'section',
  content: 'block+',
  defining: true,
  addAttributes() {
    return {
      tone: { default: 'note', parseHTML: toneOf, renderHTML: () => ({}) },
      title: { default: '', parseHTML: titleOf, renderHTML: () => ({}) },
    }
  },
  parseHTML() {
    return [{ tag: 'aside.callout', contentElement: bodyOf }]
  },
  renderHTML({ node }) {
    const tone = CALLOUT_TONES.find((one) => one === node.attrs.tone) ?? 'note'
    const title = node.attrs.title ? ` ${node.attrs.title}` : ''
    return [
      'aside',
      { class: `callout ${tone}`, role: 'note' },
      ['p', { class: 'callout-title', contenteditable: 'false' }, ['b', {}, TONE_LABELS[tone]], title],
      ['div', { class: 'callout-text' }, 0],
    ]
  },
})
