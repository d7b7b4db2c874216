import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { missingPictureName } from '@/lib/content/missing-picture'
import { ofNode } from '../node-cache'

/** A place for which a picture is on its way. */
export type Job = { id: number; at: number }
type Held = { jobs: Job[]; drawn: DecorationSet }
type Change = { begin: Job[] } | { end: number }

const key = new PluginKey<Held>('missingPictures')

/** What can be done about a missing picture, by the person at the screen. */
export type MissingActions = {
  choose: (at: number) => void
  retry: (at: number) => void
  remove: (at: number) => void
}

const nameSaid = ofNode((node) => missingPictureName(node.textContent))

/** The name of the picture that a block says is missing; null for every other block. */
export function missingAt(node: Node | null | undefined): string | null {
  return node?.type.name === 'paragraph' ? nameSaid(node) : null
}

/** Every 缺图 between two places, in order. */
export function missingBetween(doc: Node, from: number, to: number): { at: number; name: string }[] {
  const found: { at: number; name: string }[] = []
  doc.nodesBetween(Math.max(0, from), Math.min(to, doc.content.size), (node, at) => {
    const name = missingAt(node)
    if (name !== null) found.push({ at, name })
    return !node.isTextblock
  })
  return found
}

const shortName = (name: string) => (name.length > 60 ? `${name.slice(0, 40)}…${name.slice(-16)}` : name)

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('mousedown', (event) => event.preventDefault())
  made.addEventListener('click', act)
  return made
}

function card(name: string, busy: boolean, where: () => number | undefined, actions: MissingActions) {
  const box = document.createElement('span')
  box.className = 'missing-picture-card'
  box.contentEditable = 'false'
  const words = document.createElement('span')
  words.textContent = busy ? `正在取用图片 ${shortName(name)}…` : `缺图：${shortName(name)}`
  box.append(words)
  if (busy) return box
  const act = (what: keyof MissingActions) => () => {
    const at = where()
    // The widget stands at the end of its paragraph's words.
    if (at !== undefined) actions[what](at)
  }
  box.append(button('选择图片', act('choose')))
  if (/^https?:/i.test(name)) box.append(button('再取一次', act('retry')))
  box.append(button('移除', act('remove')))
  return box
}

function draw(doc: Node, jobs: Job[], actions: MissingActions): DecorationSet {
  const drawn = missingBetween(doc, 0, doc.content.size).flatMap(({ at, name }) => {
    const node = doc.nodeAt(at)
    const end = at + (node?.nodeSize ?? 2)
    const busy = jobs.some((job) => job.at === at)
    const start = (getPos: () => number | undefined) => () => {
      const place = getPos()
      return place === undefined ? undefined : place - (end - 1 - at)
    }
    return [
      Decoration.node(at, end, { class: busy ? 'missing-picture busy' : 'missing-picture' }),
      Decoration.widget(end - 1, (_view, getPos) => card(name, busy, start(getPos), actions), {
        key: `${name}${busy}`,
        side: 1,
        ignoreSelection: true,
        stopEvent: () => true,
      }),
    ]
  })
  return DecorationSet.create(doc, drawn)
}

function nextJobs(jobs: Job[], transaction: Transaction): Job[] {
  const change = transaction.getMeta(key) as Change | undefined
  const moved = jobs.flatMap((job) => {
    const { pos, deletedAfter } = transaction.mapping.mapResult(job.at, 1)
    return deletedAfter ? [] : [{ ...job, at: pos }]
  })
  if (!change) return moved
  return 'begin' in change ? [...moved, ...change.begin] : moved.filter(({ id }) => id !== change.end)
}

/** A 缺图 is one thing, as a picture is: a cursor that comes into it takes hold of all of it, so that no word is typed in. */
function holdWhole({ selection, tr }: EditorState): Transaction | null {
  const { $from, empty } = selection
  if (!empty || selection instanceof NodeSelection || missingAt($from.parent) === null) return null
  return tr.setSelection(NodeSelection.create(tr.doc, $from.before()))
}

/** Draws every 缺图 of the text as a card that can be filled, and keeps the places of those on their way. */
export function missingPictures(actions: MissingActions) {
  return Extension.create({
    name: 'missingPictures',
    addProseMirrorPlugins: () => [
      new Plugin<Held>({
        key,
        state: {
          init: (_config, { doc }) => ({ jobs: [], drawn: draw(doc, [], actions) }),
          apply(transaction, held) {
            if (!transaction.docChanged && !transaction.getMeta(key)) return held
            const jobs = nextJobs(held.jobs, transaction)
            return { jobs, drawn: draw(transaction.doc, jobs, actions) }
          },
        },
        appendTransaction: (_transactions, _before, state) => holdWhole(state),
        props: { decorations: (state) => key.getState(state)?.drawn },
      }),
    ],
  })
}

export const beginJobs = (transaction: Transaction, jobs: Job[]): Transaction =>
  transaction.setMeta(key, { begin: jobs } satisfies Change)

export const endJob = (transaction: Transaction, id: number): Transaction =>
  transaction.setMeta(key, { end: id } satisfies Change)

/** Where the picture of a job is to stand now; null when the place is gone. */
export function placeOfJob(state: EditorState, id: number): number | null {
  const at = key.getState(state)?.jobs.find((job) => job.id === id)?.at
  return at !== undefined && missingAt(state.doc.nodeAt(at)) !== null ? at : null
}
