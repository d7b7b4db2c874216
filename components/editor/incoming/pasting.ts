import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type Converted, convertHtml } from '@/lib/content/html/convert'
import { reportLine } from '@/lib/content/html/report'
import { docFromText } from '@/lib/content/text'
import { domTree } from './dom-tree'
import type { Incoming } from './incoming'
import { type Clipboard, sourcesOf } from './picture-source'

/** Our own copies say where they begin and end. */
const OWN = /\sdata-pm-slice=/

const imagesOf = (data: DataTransfer) => [...data.files].filter(({ type }) => type.startsWith('image/'))

/** A word or a line needs no report: what has become of it is seen at once. */
const isWorthTelling = ({ blocks, wanted, report }: Converted) =>
  blocks.length > 1 || wanted.length > 0 || report.losses.embedded > 0 || report.losses.hidden > 0

function clipboardOf(data: DataTransfer, { report }: Converted): Clipboard {
  const { paragraphs, tables, headings } = report.kept
  return {
    files: imagesOf(data),
    rtf: data.getData('text/rtf'),
    onlyPictures: paragraphs + tables + headings === 0,
  }
}

function bringIn(
  incoming: Incoming,
  converted: Converted,
  data: DataTransfer,
  range: { from: number; to: number },
) {
  const { blocks, wanted, report } = converted
  const text = data.getData('text/plain')
  // Where the HTML holds nothing that is text here, its plain text is better than nothing.
  const content = blocks.length > 0 || text.trim() === '' ? blocks : docFromText(text).content
  if (content.length === 0) return
  const line = isWorthTelling(converted) ? `已粘贴：${reportLine(report)}` : ''
  incoming.receive(
    { blocks: content, wanted, sources: sourcesOf(wanted, clipboardOf(data, converted)), line },
    range,
  )
}

/**
 * What is pasted or dropped as HTML goes through the conversion and not through the editor's own parser. Ctrl+Shift+V
 * never comes here: it brings plain text.
 */
export function pasting(incoming: Incoming) {
  let converted: Converted | null = null
  const take = (view: EditorView, data: DataTransfer | null, at: number | undefined): boolean => {
    if (!converted || !data) return false
    const { from, to } = view.state.selection
    bringIn(incoming, converted, data, at === undefined ? { from, to } : { from: at, to: at })
    converted = null
    return true
  }
  return Extension.create({
    name: 'pasting',
    priority: 900,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformPastedHTML(html) {
            if (OWN.test(html)) return html
            converted = convertHtml(domTree(html), { site: location.origin })
            // Another plugin may take the paste: then this must not wait for the next one.
            queueMicrotask(() => {
              converted = null
            })
            return ''
          },
          handlePaste: (view, event) => take(view, event.clipboardData, undefined),
          handleDrop: (view, event, _slice, moved) => {
            if (moved) return false
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
            const taken = take(view, event.dataTransfer, place?.pos ?? view.state.selection.to)
            if (taken) event.preventDefault()
            return taken
          },
        },
      }),
    ],
  })
}
