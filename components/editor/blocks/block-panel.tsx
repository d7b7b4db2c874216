'use client'
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { TONE_LABELS } from '@/lib/content/block-words'
import { CALLOUT_TONES, type Figure, LONGEST } from '@/lib/content/schema'
import { moveBlock } from './block-moves'
import { FigureFields } from './figure-fields'
import type { Ask } from './insertions'

/** The block that can be set up here: the selected one, or the box or 引语 around the cursor. */
type Current = { type: string; pos: number; attrs: Record<string, unknown> }

const WITH_TEXT = new Set(['callout', 'pullQuote'])

function currentBlock({ state: { selection } }: Editor): Current | null {
  if (selection instanceof NodeSelection) {
    const { type, attrs, isBlock } = selection.node
    return isBlock ? { type: type.name, pos: selection.from, attrs } : null
  }
  const { $from } = selection
  // A box and a 引语 stand in the body itself and nowhere deeper.
  const around = $from.depth > 0 ? $from.node(1) : null
  if (!around || !WITH_TEXT.has(around.type.name)) return null
  return { type: around.type.name, pos: $from.before(1), attrs: around.attrs }
}

type PanelProps = { attrs: Record<string, unknown>; change: (part: object) => void }

function CalloutFields({ attrs, change }: PanelProps) {
  return (
    <>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="text-sm font-medium">种类</legend>
        <div className="flex min-h-10 flex-wrap items-center gap-x-4">
          {CALLOUT_TONES.map((tone) => (
            <label key={tone} className="flex items-center gap-1.5 py-1 text-sm">
              <input
                type="radio"
                name="callout-tone"
                checked={attrs.tone === tone}
                onChange={() => change({ tone })}
                className="accent-accent"
              />
              {TONE_LABELS[tone]}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label="提示框标题"
        placeholder="可以不填"
        maxLength={LONGEST.title}
        value={String(attrs.title ?? '')}
        onChange={(event) => change({ title: event.target.value })}
        className="min-w-40 flex-1"
      />
    </>
  )
}

function WordsField({
  name,
  label,
  placeholder,
  most,
  attrs,
  change,
}: PanelProps & { name: string; label: string; placeholder: string; most: number }) {
  return (
    <TextField
      label={label}
      placeholder={placeholder}
      maxLength={most}
      value={String(attrs[name] ?? '')}
      onChange={(event) => change({ [name]: event.target.value })}
      className="min-w-40 flex-1"
    />
  )
}

function Fields({ type, ...panel }: PanelProps & { type: string }): ReactNode {
  if (type === 'image') return <FigureFields attrs={panel.attrs as Figure['attrs']} onChange={panel.change} />
  if (type === 'callout') return <CalloutFields {...panel} />
  if (type === 'pullQuote')
    return (
      <WordsField
        name="cite"
        label="引语出处"
        placeholder="谁说的，可以不填"
        most={LONGEST.cite}
        {...panel}
      />
    )
  if (type === 'gallery')
    return <WordsField name="title" label="组图标题" placeholder="可以不填" most={LONGEST.title} {...panel} />
  if (type === 'attachment')
    return (
      <WordsField
        name="name"
        label="附件名称"
        placeholder="读者看到的名称"
        most={LONGEST.fileName}
        {...panel}
      />
    )
  return null
}

const NAMES: Record<string, string> = {
  image: '图片',
  gallery: '组图',
  video: '视频',
  attachment: '附件',
  callout: '提示框',
  pullQuote: '引语',
  table: '表格',
  horizontalRule: '分隔线',
}
/** What is changed in a window of its own. */
const WINDOWS: Record<string, Ask> = { gallery: 'gallery', video: 'video' }

/** What the selected block says of itself, and what can be done with it as a whole. */
export function BlockPanel({ editor, onAsk }: { editor: Editor; onAsk: (ask: Ask) => void }) {
  const block = useEditorState({ editor, selector: ({ editor: now }) => currentBlock(now) })
  if (!block) return null
  const name = NAMES[block.type] ?? '这一段'
  const window = WINDOWS[block.type]
  const change = (part: object) =>
    editor
      .chain()
      .command(({ tr }) => {
        for (const [key, value] of Object.entries(part)) tr.setNodeAttribute(block.pos, key, value)
        return true
      })
      .run()
  const remove = () => {
    const size = editor.state.doc.nodeAt(block.pos)?.nodeSize ?? 0
    editor
      .chain()
      .focus()
      .deleteRange({ from: block.pos, to: block.pos + size })
      .run()
  }
  const move = (step: -1 | 1) => moveBlock(step)(editor.state, editor.view.dispatch)
  return (
    <fieldset className="flex max-h-[45dvh] flex-wrap items-end gap-3 overflow-y-auto border-t border-line px-3 py-2.5">
      <legend className="sr-only">{name}</legend>
      <Fields type={block.type} attrs={block.attrs} change={change} />
      <div className="ml-auto flex flex-wrap gap-1.5">
        {window && (
          <Button small onClick={() => onAsk(window)}>
            <Pencil aria-hidden="true" />
            修改{name}
          </Button>
        )}
        <Button small aria-label={`上移${name}`} title="上移（Alt+↑）" onClick={() => move(-1)}>
          <ArrowUp aria-hidden="true" />
        </Button>
        <Button small aria-label={`下移${name}`} title="下移（Alt+↓）" onClick={() => move(1)}>
          <ArrowDown aria-hidden="true" />
        </Button>
        <Button small variant="danger" onClick={remove}>
          <Trash2 aria-hidden="true" />
          移除{name}
        </Button>
      </div>
    </fieldset>
  )
}
