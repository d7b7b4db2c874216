import type { Editor } from '@tiptap/core'

type Chain = ReturnType<Editor['chain']>
export type Shortcut = {
  id: string
  /** `Mod` is Ctrl, and ⌘ on Apple's keyboards; the last part is a letter, a digit or a sign. */
  keys: string
  label: string
  /** What it does to the text; without it the editor's window knows what to do. */
  run?: (chain: Chain) => Chain
}
type Group = { name: string; shortcuts: Shortcut[] }

const tool = (id: string, keys: string, label: string): Shortcut => ({ id, keys, label })
const text = (id: string, keys: string, label: string, run: (chain: Chain) => Chain): Shortcut => ({
  ...tool(id, keys, label),
  run,
})

/** Every shortcut of the editor: the keys that work are these, and the sheet of shortcuts shows these. */
export const SHORTCUT_GROUPS: Group[] = [
  {
    name: '稿件',
    shortcuts: [
      tool('save', 'Mod-s', '保存'),
      tool('find', 'Mod-f', '查找'),
      tool('replace', 'Mod-h', '查找和替换'),
      tool('outline', 'Mod-Alt-o', '大纲'),
      tool('focus', 'Mod-Alt-z', '专注模式'),
      tool('sheet', 'Mod-/', '快捷键一览'),
    ],
  },
  {
    name: '文字',
    shortcuts: [
      text('bold', 'Mod-b', '加粗', (chain) => chain.toggleBold()),
      text('italic', 'Mod-i', '斜体', (chain) => chain.toggleItalic()),
      text('underline', 'Mod-u', '下划线', (chain) => chain.toggleUnderline()),
      text('strike', 'Mod-Shift-s', '删除线', (chain) => chain.toggleStrike()),
      text('highlight', 'Mod-Shift-h', '高亮', (chain) => chain.toggleHighlight()),
      text('subscript', 'Mod-,', '下标', (chain) => chain.toggleSubscript()),
      text('superscript', 'Mod-.', '上标', (chain) => chain.toggleSuperscript()),
      tool('link', 'Mod-k', '链接'),
      tool('footnote', 'Mod-Alt-f', '脚注'),
      tool('comment', 'Mod-Alt-m', '批注选中的文字'),
    ],
  },
  {
    name: '段落',
    shortcuts: [
      text('paragraph', 'Mod-Alt-0', '正文', (chain) => chain.setParagraph()),
      text('h2', 'Mod-Alt-2', '小标题', (chain) => chain.toggleHeading({ level: 2 })),
      text('h3', 'Mod-Alt-3', '三级标题', (chain) => chain.toggleHeading({ level: 3 })),
      text('h4', 'Mod-Alt-4', '四级标题', (chain) => chain.toggleHeading({ level: 4 })),
      text('bulletList', 'Mod-Shift-8', '项目符号', (chain) => chain.toggleBulletList()),
      text('orderedList', 'Mod-Shift-7', '编号', (chain) => chain.toggleOrderedList()),
      text('blockquote', 'Mod-Shift-b', '引文', (chain) => chain.toggleBlockquote()),
      tool('moveUp', 'Alt-ArrowUp', '上移这一段'),
      tool('moveDown', 'Alt-ArrowDown', '下移这一段'),
      tool('slash', '/', '空行键入：插入图片、表格等'),
    ],
  },
  {
    name: '修改',
    shortcuts: [
      text('undo', 'Mod-z', '撤销', (chain) => chain.undo()),
      text('redo', 'Mod-Shift-z', '重做', (chain) => chain.redo()),
    ],
  },
]

const ALL = SHORTCUT_GROUPS.flatMap(({ shortcuts }) => shortcuts)

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** The key by its place on the keyboard where that is known: with Shift or Alt it would type another sign. */
function keyOf({ key, code }: Pressed): string {
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? key.toLowerCase()
}

/** The shortcut that was pressed; null when it is none. */
export function shortcutOf(event: Pressed): Shortcut | null {
  if (event.ctrlKey === event.metaKey) return null
  const held = ['Mod', ...(event.altKey ? ['Alt'] : []), ...(event.shiftKey ? ['Shift'] : [])].join('-')
  const keys = `${held}-${keyOf(event)}`
  return ALL.find((one) => one.keys === keys) ?? null
}

/** The shortcut of this name, which stands in the table. */
export function shortcutNamed(id: string): Shortcut {
  const shortcut = ALL.find((one) => one.id === id)
  if (!shortcut) throw new Error(`no shortcut is called ${id}`)
  return shortcut
}

/** The keys of a shortcut in one line, as a hint beside its button. */
export function keysOf(id: string): string {
  return keyCaps(shortcutNamed(id).keys, false).join('+')
}

const APPLE: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
const ARROWS: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓' }

/** The keys as a person reads them, one for each cap. */
export function keyCaps(keys: string, apple: boolean): string[] {
  return keys.split('-').map((part) => {
    if (apple && APPLE[part]) return APPLE[part]
    return part === 'Mod' ? 'Ctrl' : part.length === 1 ? part.toUpperCase() : (ARROWS[part] ?? part)
  })
}
