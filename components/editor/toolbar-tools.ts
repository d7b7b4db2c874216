import type { Editor } from '@tiptap/core'
import {
  Bold,
  Heading2,
  Heading3,
  Heading4,
  Highlighter,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  Strikethrough,
  Subscript,
  Superscript,
  Underline,
  Undo2,
} from 'lucide-react'
import { shortcutNamed } from './tools/shortcuts'

type Chain = ReturnType<Editor['chain']>
type Look = {
  Icon: LucideIcon
  /** What of the text shows whether it is on; left out for what is done at once. */
  active?: [string, object?]
  /** How wide the bar must be to hold it. */
  room?: 'always' | 'wide' | 'widest'
}
/** Something that is on or off, or done at once: a shortcut, and what it looks like. */
export type Tool = Look & { name: string; label: string; run: (chain: Chain) => Chain }

function tool(name: string, look: Look): Tool {
  const { label, run } = shortcutNamed(name)
  if (!run) throw new Error(`${name} does nothing to the text`)
  return { ...look, name, label, run }
}

const mark = (name: string, Icon: LucideIcon, room: Look['room'] = 'wide') =>
  tool(name, { Icon, active: [name], room })
const heading = (level: 2 | 3 | 4, Icon: LucideIcon, room: Look['room'] = 'wide') =>
  tool(`h${level}`, { Icon, active: ['heading', { level }], room })

/** The tools as they stand side by side. */
export const TOOL_GROUPS: Tool[][] = [
  [tool('undo', { Icon: Undo2, room: 'always' }), tool('redo', { Icon: Redo2 })],
  [heading(2, Heading2, 'always'), heading(3, Heading3), heading(4, Heading4, 'widest')],
  [
    mark('bold', Bold, 'always'),
    mark('italic', Italic),
    mark('underline', Underline),
    mark('strike', Strikethrough, 'widest'),
    mark('highlight', Highlighter, 'widest'),
    mark('subscript', Subscript),
    mark('superscript', Superscript),
  ],
  [mark('bulletList', List, 'always'), mark('orderedList', ListOrdered), mark('blockquote', Quote)],
]

/** What each tool looks like now. */
export function toolStates(editor: Editor): Record<string, { active: boolean; can: boolean }> {
  return Object.fromEntries(
    TOOL_GROUPS.flat().map(({ name, active, run }) => [
      name,
      {
        active: active ? editor.isActive(...active) : false,
        can: run(editor.can().chain().focus() as Chain).run(),
      },
    ]),
  )
}
