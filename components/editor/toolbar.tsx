'use client'
import type { Editor } from '@tiptap/core'
import { clsx } from 'clsx'
import {
  Bold,
  BookMarked,
  Heading2,
  Heading3,
  ImagePlus,
  Italic,
  Link as LinkIcon,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  Quote,
  Redo2,
  Strikethrough,
  Subscript,
  Superscript,
  Undo2,
} from 'lucide-react'
import { Toolbar as Primitive } from 'radix-ui'
import { Fragment } from 'react'
import { TableMenu } from './table-menu'
import { useRestingState } from './use-resting-state'

type Chain = ReturnType<Editor['chain']>
type Tool = {
  name: string
  label: string
  keys: string
  Icon: LucideIcon
  run: (chain: Chain) => Chain
  active?: [string, object?]
}

const GROUPS: Tool[][] = [
  [
    { name: 'undo', label: '撤销', keys: 'Ctrl+Z', Icon: Undo2, run: (chain) => chain.undo() },
    { name: 'redo', label: '重做', keys: 'Ctrl+Shift+Z', Icon: Redo2, run: (chain) => chain.redo() },
  ],
  [
    {
      name: 'h2',
      label: '小标题',
      keys: 'Ctrl+Alt+2',
      Icon: Heading2,
      active: ['heading', { level: 2 }],
      run: (chain) => chain.toggleHeading({ level: 2 }),
    },
    {
      name: 'h3',
      label: '三级标题',
      keys: 'Ctrl+Alt+3',
      Icon: Heading3,
      active: ['heading', { level: 3 }],
      run: (chain) => chain.toggleHeading({ level: 3 }),
    },
  ],
  [
    {
      name: 'bold',
      label: '加粗',
      keys: 'Ctrl+B',
      Icon: Bold,
      active: ['bold'],
      run: (chain) => chain.toggleBold(),
    },
    {
      name: 'italic',
      label: '斜体',
      keys: 'Ctrl+I',
      Icon: Italic,
      active: ['italic'],
      run: (chain) => chain.toggleItalic(),
    },
    {
      name: 'strike',
      label: '删除线',
      keys: 'Ctrl+Shift+S',
      Icon: Strikethrough,
      active: ['strike'],
      run: (chain) => chain.toggleStrike(),
    },
    {
      name: 'sub',
      label: '下标',
      keys: 'Ctrl+,',
      Icon: Subscript,
      active: ['subscript'],
      run: (chain) => chain.toggleSubscript(),
    },
    {
      name: 'sup',
      label: '上标',
      keys: 'Ctrl+.',
      Icon: Superscript,
      active: ['superscript'],
      run: (chain) => chain.toggleSuperscript(),
    },
  ],
  [
    {
      name: 'ul',
      label: '项目符号',
      keys: 'Ctrl+Shift+8',
      Icon: List,
      active: ['bulletList'],
      run: (chain) => chain.toggleBulletList(),
    },
    {
      name: 'ol',
      label: '编号',
      keys: 'Ctrl+Shift+7',
      Icon: ListOrdered,
      active: ['orderedList'],
      run: (chain) => chain.toggleOrderedList(),
    },
    {
      name: 'quote',
      label: '引文',
      keys: 'Ctrl+Shift+B',
      Icon: Quote,
      active: ['blockquote'],
      run: (chain) => chain.toggleBlockquote(),
    },
  ],
]

const RULE: Tool = {
  name: 'rule',
  label: '分隔线',
  keys: '',
  Icon: Minus,
  run: (chain) => chain.setHorizontalRule(),
}

const buttonClass = clsx(
  'inline-flex size-9 lg:size-8 shrink-0 items-center justify-center rounded text-ink hover:bg-sunken -outline-offset-2',
  'aria-pressed:bg-accent-soft aria-pressed:text-accent disabled:opacity-35 disabled:hover:bg-transparent [&_svg]:size-4.5',
)

/** What a button looks like now. */
function toolStates(editor: Editor): Record<string, { active: boolean; can: boolean }> {
  const tools = [...GROUPS.flat(), RULE]
  return Object.fromEntries(
    tools.map(({ name, active, run }) => [
      name,
      {
        active: active ? editor.isActive(...active) : false,
        can: run(editor.can().chain().focus() as Chain).run(),
      },
    ]),
  )
}

/** Everything the body can be, as buttons; one stop for the keyboard, arrows move inside. */
export function Toolbar({
  editor,
  onLink,
  onFootnote,
  onPicture,
}: {
  editor: Editor
  onLink: () => void
  onFootnote: () => void
  onPicture: () => void
}) {
  const state = useRestingState(editor, (now) => ({
    tools: toolStates(now),
    link: now.isActive('link'),
    note: now.isActive('footnote'),
  }))
  const tool = ({ name, label, keys, Icon, run, active }: Tool) => (
    <Primitive.Button
      key={name}
      aria-label={label}
      title={keys ? `${label}（${keys}）` : label}
      {...(active ? { 'aria-pressed': state.tools[name]?.active ?? false } : {})}
      disabled={!state.tools[name]?.can}
      onClick={() => run(editor.chain().focus()).run()}
      className={buttonClass}
    >
      <Icon aria-hidden="true" />
    </Primitive.Button>
  )
  return (
    <Primitive.Root
      aria-label="正文格式"
      className="flex items-center gap-0.5 overflow-x-auto px-1.5 py-1 lg:flex-wrap"
    >
      {GROUPS.map((group) => (
        <Fragment key={group[0]?.name}>
          {group.map(tool)}
          <Primitive.Separator className="mx-1 h-5 w-px shrink-0 bg-line" />
        </Fragment>
      ))}
      <Primitive.Button
        aria-label="链接"
        title="链接（Ctrl+K）"
        aria-pressed={state.link}
        onClick={onLink}
        className={buttonClass}
      >
        <LinkIcon aria-hidden="true" />
      </Primitive.Button>
      <Primitive.Button
        aria-label="脚注"
        title="脚注（Ctrl+Alt+F）"
        aria-pressed={state.note}
        onClick={onFootnote}
        className={buttonClass}
      >
        <BookMarked aria-hidden="true" />
      </Primitive.Button>
      <Primitive.Button aria-label="图片" title="图片" onClick={onPicture} className={buttonClass}>
        <ImagePlus aria-hidden="true" />
      </Primitive.Button>
      <TableMenu editor={editor} className={buttonClass} />
      {tool(RULE)}
    </Primitive.Root>
  )
}
