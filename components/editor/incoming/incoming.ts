import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import type { Wanted } from '@/lib/content/html/picture'
import { missingPictures } from '@/lib/content/missing-picture'
import type { Block } from '@/lib/content/schema'
import type { Picture } from '@/lib/media/schema'
import { uploadPicture } from '../upload'
import { figureFor } from '../use-picture-upload'
import { insertBlocks, type Range } from './insert'
import { beginJobs, endJob, missingAt, placeOfJob } from './missing-pictures'
import type { Source } from './picture-source'
import { takeFromWeb } from './take-from-web'

/** What is told about the text that came in last. */
export type Notice = {
  line: string
  /** Pictures on their way, and those that could not be had. */
  waiting: number
  failed: number
  reason: string
  undoable: boolean
}

export type Text = { blocks: Block[]; wanted: Wanted[]; sources: Source[]; line: string }
type Errand = { id: number; source: NonNullable<Source>; wanted: Wanted }

const AT_ONCE = 2

/** Brings texts from elsewhere into the body: inserts them, fetches their pictures, and says what became of them. */
export class Incoming {
  #editor: Editor | null = null
  #notice: Notice | null = null
  #listeners = new Set<() => void>()
  #ids = 0
  #queue: Errand[] = []
  #running = 0
  /** Undoes what belongs to the last text and stands outside the body. */
  #alsoUndo: (() => void) | null = null

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly notice = () => this.#notice

  attach(editor: Editor | null): void {
    this.#editor = editor
    editor?.on('transaction', ({ transaction }) => this.#watch(transaction))
  }

  /** Puts a text in; what it lacks is fetched while one goes on writing. */
  receive(text: Text, range: Range, alsoUndo: (() => void) | null = null): void {
    const editor = this.#editor
    if (!editor || editor.isDestroyed) return
    const { transaction, missing } = insertBlocks(editor.state, text.blocks, range)
    const errands: Errand[] = []
    const places = [...missing]
    const names = missingPictures({ content: text.blocks })
    const jobs = text.wanted.flatMap((wanted, at) => {
      const found = places.findIndex((place) => place.name === names[at])
      const place = found >= 0 ? places.splice(0, found + 1).at(-1) : undefined
      const source = text.sources[at]
      if (!place || !source) return []
      const id = ++this.#ids
      errands.push({ id, source, wanted })
      return [{ id, at: place.at }]
    })
    beginJobs(transaction, jobs).setMeta('incoming', true).setMeta('uiEvent', 'paste')
    editor.view.dispatch(transaction.scrollIntoView())
    this.#alsoUndo = alsoUndo
    const failed = text.wanted.length - errands.length
    if (text.line)
      this.#tell({ line: text.line, waiting: errands.length, failed, reason: '', undoable: true })
    this.#queue.push(...errands)
    this.#next()
  }

  /** Fills a place with a file from the computer, or asks the web for it again. */
  fill(at: number, source: NonNullable<Source>): void {
    const editor = this.#editor
    if (!editor || missingAt(editor.state.doc.nodeAt(at)) === null) return
    const id = ++this.#ids
    editor.view.dispatch(beginJobs(editor.state.tr.setMeta('addToHistory', false), [{ id, at }]))
    this.#queue.push({ id, source, wanted: { src: '', alt: '', title: '' } })
    this.#change({ waiting: (this.#notice?.waiting ?? 0) + 1 })
    this.#next()
  }

  retry(at: number): void {
    const name = missingAt(this.#editor?.state.doc.nodeAt(at))
    if (name) this.fill(at, { url: name })
  }

  remove(at: number): void {
    const node = this.#editor?.state.doc.nodeAt(at)
    if (this.#editor && node && missingAt(node) !== null)
      this.#editor
        .chain()
        .focus()
        .deleteRange({ from: at, to: at + node.nodeSize })
        .run()
  }

  undo(): void {
    this.#alsoUndo?.()
    this.#editor?.chain().focus().undo().run()
    this.dismiss()
  }

  dismiss(): void {
    this.#notice = null
    this.#alsoUndo = null
    for (const listener of this.#listeners) listener()
  }

  #tell(notice: Notice): void {
    this.#notice = notice
    for (const listener of this.#listeners) listener()
  }

  #change(part: Partial<Notice>): void {
    if (this.#notice) this.#tell({ ...this.#notice, ...part })
  }

  /** What is written afterwards is no longer undone by undoing once. */
  #watch(transaction: Transaction): void {
    if (!this.#notice || !transaction.docChanged || transaction.getMeta('incoming')) return
    if (transaction.getMeta('history$')) this.dismiss()
    else if (transaction.getMeta('addToHistory') !== false && this.#notice.undoable)
      this.#change({ undoable: false })
  }

  #next(): void {
    while (this.#running < AT_ONCE && this.#queue.length > 0) {
      const errand = this.#queue.shift()
      if (!errand) return
      this.#running++
      void this.#run(errand).finally(() => {
        this.#running--
        this.#next()
      })
    }
  }

  async #run({ id, source, wanted }: Errand): Promise<void> {
    try {
      const picture =
        'file' in source ? await uploadPicture(source.file, () => {}) : await takeFromWeb(source.url)
      this.#place(id, picture, wanted)
      this.#change({ waiting: Math.max(0, (this.#notice?.waiting ?? 1) - 1) })
    } catch (error) {
      const editor = this.#editor
      if (editor && !editor.isDestroyed) editor.view.dispatch(endJob(editor.state.tr, id))
      const reason = error instanceof Error ? error.message : ''
      const { waiting = 1, failed = 0 } = this.#notice ?? {}
      const told = { waiting: Math.max(0, waiting - 1), failed: failed + 1, reason }
      if (this.#notice) this.#change(told)
      else this.#tell({ line: '', undoable: false, ...told })
    }
  }

  /** The picture in its place. It belongs to the text that came in: undoing that takes it away too. */
  #place(id: number, picture: Picture, { alt, title }: Wanted): void {
    const editor = this.#editor
    if (!editor || editor.isDestroyed) return
    const { state } = editor
    const at = placeOfJob(state, id)
    const node = at === null ? null : state.doc.nodeAt(at)
    const done = endJob(state.tr, id).setMeta('addToHistory', false)
    if (at !== null && node) {
      const figure = figureFor(picture)
      const attrs = { ...figure.attrs, alt: alt || figure.attrs.alt, title: title || figure.attrs.title }
      done.replaceWith(at, at + node.nodeSize, state.schema.nodeFromJSON({ ...figure, attrs }))
    }
    editor.view.dispatch(done)
  }
}
