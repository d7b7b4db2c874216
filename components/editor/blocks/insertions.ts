import type { Editor } from '@tiptap/core'
import {
  BookMarked,
  Film,
  Heading2,
  Heading3,
  Heading4,
  ImagePlus,
  Images,
  List,
  ListOrdered,
  type LucideIcon,
  MessageSquareQuote,
  Minus,
  PanelTop,
  Paperclip,
  Quote,
  Table,
} from 'lucide-react'
import { insertBlock, insertTable } from './insert-block'

/** What needs a window of its own before it can be put into the text. */
export type Ask = 'link' | 'footnote' | 'picture' | 'gallery' | 'video' | 'attachment'

type Chain = ReturnType<Editor['chain']>
/** Something that can be put into the text; `keys` are its sound in full and by initials, for who types them. */
export type Insertion = {
  label: string
  keys: string
  Icon: LucideIcon
  /** Turns the paragraph into something else, rather than adding to it. */
  turns?: boolean
} & ({ ask: Ask } | { run: (chain: Chain) => Chain } | { insert: (editor: Editor) => void })

const heading = (level: 2 | 3 | 4) => (chain: Chain) => chain.setHeading({ level })

export const INSERTIONS: Insertion[] = [
  { label: '小标题', keys: 'xiaobiaoti xbt', Icon: Heading2, turns: true, run: heading(2) },
  { label: '三级标题', keys: 'sanjibiaoti sjbt', Icon: Heading3, turns: true, run: heading(3) },
  { label: '四级标题', keys: 'sijibiaoti sjbt', Icon: Heading4, turns: true, run: heading(4) },
  {
    label: '项目符号',
    keys: 'xiangmufuhao xmfh',
    Icon: List,
    turns: true,
    run: (chain) => chain.toggleBulletList(),
  },
  {
    label: '编号',
    keys: 'bianhao bh',
    Icon: ListOrdered,
    turns: true,
    run: (chain) => chain.toggleOrderedList(),
  },
  { label: '引文', keys: 'yinwen yw', Icon: Quote, turns: true, run: (chain) => chain.toggleBlockquote() },
  { label: '图片', keys: 'tupian tp', Icon: ImagePlus, ask: 'picture' },
  { label: '组图', keys: 'zutu zt', Icon: Images, ask: 'gallery' },
  { label: '表格', keys: 'biaoge bg', Icon: Table, insert: (editor) => insertTable(editor, 3) },
  {
    label: '引语',
    keys: 'yinyu yy',
    Icon: MessageSquareQuote,
    insert: (editor) => insertBlock(editor, { type: 'pullQuote', attrs: { cite: '' } }),
  },
  {
    label: '提示框',
    keys: 'tishikuang tsk',
    Icon: PanelTop,
    insert: (editor) =>
      insertBlock(editor, {
        type: 'callout',
        attrs: { tone: 'note', title: '' },
        content: [{ type: 'paragraph' }],
      }),
  },
  { label: '视频', keys: 'shipin sp', Icon: Film, ask: 'video' },
  { label: '附件', keys: 'fujian fj', Icon: Paperclip, ask: 'attachment' },
  { label: '脚注', keys: 'jiaozhu jz', Icon: BookMarked, ask: 'footnote' },
  { label: '分隔线', keys: 'fengexian fgx', Icon: Minus, run: (chain) => chain.setHorizontalRule() },
]

/** What fits the typed characters, their sound or its initials; a sound may be typed with the marks that input methods put in. */
export function fittingInsertions(typed: string): Insertion[] {
  const query = typed.toLowerCase().replace(/['’\s]/g, '')
  return INSERTIONS.filter(
    ({ label, keys }) => label.includes(query) || keys.split(' ').some((key) => key.startsWith(query)),
  )
}

/** Does it, or asks for what it needs. */
export function putIn(editor: Editor, insertion: Insertion, ask: (ask: Ask) => void): void {
  if ('ask' in insertion) ask(insertion.ask)
  else if ('insert' in insertion) insertion.insert(editor)
  else insertion.run(editor.chain().focus()).run()
}
