'use client'
import type { Editor } from '@tiptap/core'
import { clsx } from 'clsx'
import { Keyboard, Link2, ListTree, type LucideIcon, Maximize2, Minimize2, Search } from 'lucide-react'
import { minutesToRead } from '@/lib/articles/reading-time'
import { wordCount } from '@/lib/content/text'
import { LinksPanel } from '../links/links-panel'
import { bodyWords } from '../node-cache'
import { OutlinePanel } from '../outline/outline-panel'
import { useRestingState } from '../use-resting-state'
import { keysOf } from './shortcuts'
import { ToolPanel } from './tool-panel'
import type { EditorTools } from './use-editor-tools'

function countsOf({ state }: Editor): { words: number; selected: number } {
  const { from, to, empty } = state.selection
  return {
    words: bodyWords(state.doc),
    selected: empty ? 0 : wordCount(state.doc.textBetween(from, to, '\n')),
  }
}

const number = (value: number) => value.toLocaleString('zh-CN')

/** How long the piece is, and the tools that look at all of it. */
export function StatusLine({ editor, tools }: { editor: Editor; tools: EditorTools }) {
  const { words, selected } = useRestingState(editor, countsOf)
  const { outline, focus, find, links } = tools.shown
  // A piece's window has a column for the outline where it is wide, and can be cleared of it.
  const inArticle = !tools.missing.includes('focus')
  return (
    <div className="sticky bottom-(--status-bottom,0px) z-10 flex items-center gap-x-3 rounded-b-lg border-t border-line bg-surface px-3 py-1 text-sm text-muted">
      {outline && (
        <ToolPanel beside={focus} narrowOnly={inArticle}>
          <OutlinePanel editor={editor} onClose={() => tools.show('outline', false)} />
        </ToolPanel>
      )}
      {links && (
        <ToolPanel beside={focus}>
          <LinksPanel editor={editor} onClose={() => tools.show('links', false)} />
        </ToolPanel>
      )}
      <p className="mr-auto truncate tabular-nums">
        <span>{number(words)} 字</span>
        {selected > 0 ? (
          <span className="text-accent">，已选 {number(selected)} 字</span>
        ) : (
          words > 0 && <span className="max-sm:hidden">，约 {minutesToRead(words)} 分钟读完</span>
        )}
      </p>
      <Tool
        Icon={Search}
        label="查找"
        shortcut="find"
        pressed={find !== null}
        onClick={() => (find ? tools.show('find', null) : tools.find('find'))}
      />
      <Tool
        Icon={ListTree}
        label="大纲"
        shortcut="outline"
        pressed={outline}
        onClick={() => tools.toggle('outline')}
      />
      <Tool Icon={Link2} label="检查链接" pressed={links} onClick={() => tools.toggle('links')} />
      {inArticle && (
        <Tool
          Icon={focus ? Minimize2 : Maximize2}
          label="专注模式"
          shortcut="focus"
          pressed={focus}
          onClick={() => tools.toggle('focus')}
        />
      )}
      <Tool Icon={Keyboard} label="快捷键" shortcut="sheet" onClick={() => tools.toggle('sheet')} />
    </div>
  )
}

type ToolProps = {
  Icon: LucideIcon
  label: string
  shortcut?: string
  pressed?: boolean
  onClick: () => void
}

function Tool({ Icon, label, shortcut, pressed, onClick }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={shortcut ? `${label}（${keysOf(shortcut)}）` : label}
      aria-pressed={pressed}
      onClick={onClick}
      className={clsx(
        'inline-flex min-h-9 shrink-0 items-center gap-1.5 rounded px-2 whitespace-nowrap text-ink hover:bg-sunken lg:min-h-8',
        'aria-pressed:bg-accent-soft aria-pressed:text-accent',
      )}
    >
      <Icon aria-hidden="true" className="size-4" />
      <span aria-hidden="true" className="hidden xl:inline">
        {label}
      </span>
    </button>
  )
}
