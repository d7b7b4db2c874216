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

export type Chain = ReturnType<Editor['chain']>
/** Something that is on or off, or done at once, by the name it has among the shortcuts; `room` is how wide the bar must be to hold it. */
export type Tool = {
  name: string
  label: string
  Icon: LucideIcon
  run: (chain: Chain) => Chain
  active?: [string, object?]
  room?: 'always' | 'wide' | 'widest'
}

const STEPS: Tool[] = [
  {
    name: 'undo',
    label: '撤销',
    Icon: Undo2,
    run: (chain) => chain.undo(),
    room: 'always',
  },
  { name: 'redo', label: '重做', Icon: Redo2, run: (chain) => chain.redo() },
]

const heading = (level: 2 | 3 | 4, label: string, Icon: LucideIcon): Tool => ({
  name: `h${level}`,
  label,
  Icon,
  active: ['heading', { level }],
  run: (chain) => chain.toggleHeading({ level }),
})
const HEADINGS: Tool[] = [
  { ...heading(2, '小标题', Heading2), room: 'always' },
  heading(3, '三级标题', Heading3),
  { ...heading(4, '四级标题', Heading4), room: 'widest' },
]

const mark = (name: string, label: string, Icon: LucideIcon, run: (chain: Chain) => Chain): Tool => ({
  name,
  label,
  Icon,
  active: [name],
  run,
})
const MARKS: Tool[] = [
  { ...mark('bold', '加粗', Bold, (chain) => chain.toggleBold()), room: 'always' },
  mark('italic', '斜体', Italic, (chain) => chain.toggleItalic()),
  mark('underline', '下划线', Underline, (chain) => chain.toggleUnderline()),
  { ...mark('strike', '删除线', Strikethrough, (chain) => chain.toggleStrike()), room: 'widest' },
  { ...mark('highlight', '高亮', Highlighter, (chain) => chain.toggleHighlight()), room: 'widest' },
  mark('subscript', '下标', Subscript, (chain) => chain.toggleSubscript()),
  mark('superscript', '上标', Superscript, (chain) => chain.toggleSuperscript()),
]

const BLOCKS: Tool[] = [
  {
    ...mark('bulletList', '项目符号', List, (chain) => chain.toggleBulletList()),
    room: 'always',
  },
  mark('orderedList', '编号', ListOrdered, (chain) => chain.toggleOrderedList()),
  mark('blockquote', '引文', Quote, (chain) => chain.toggleBlockquote()),
]

/** The tools as they stand side by side. */
export const TOOL_GROUPS: Tool[][] = [STEPS, HEADINGS, MARKS, BLOCKS]

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
