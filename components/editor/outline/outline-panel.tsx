'use client'
import type { Editor } from '@tiptap/core'
import { clsx } from 'clsx'
import { PanelFrame } from '../tools/panel-frame'
import { useRestingState } from '../use-resting-state'
import { headingsOf, outlineOf } from './outline'

const INDENT: Record<number, string> = { 2: 'pl-2', 3: 'pl-6', 4: 'pl-10' }

/** Puts the caret into a heading and the heading under the toolbar; headings may have moved since they were listed. */
function goTo(editor: Editor, index: number): void {
  const entry = headingsOf(editor.state.doc)[index]
  if (!entry) return
  editor.commands.focus(entry.position + 1, { scrollIntoView: false })
  const element = editor.view.nodeDOM(entry.position)
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start' })
}

/** The headings of the piece, the one that is being written under marked; a click goes there. */
export function OutlinePanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { entries, current } = useRestingState(editor, (now) => outlineOf(now.state))
  return (
    <PanelFrame label="大纲" editor={editor} onClose={onClose}>
      {entries.length === 0 ? (
        <p className="px-2 pb-2 text-sm text-muted">还没有小标题。给段落设为小标题后，会列在这里。</p>
      ) : (
        <ol className="min-h-0 overflow-y-auto">
          {entries.map(({ level, text, position }, index) => (
            <li key={position}>
              <button
                type="button"
                aria-current={index === current ? 'true' : undefined}
                onClick={() => goTo(editor, index)}
                className={clsx(
                  'w-full rounded py-1.5 pr-2 text-left text-sm text-ink hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:text-accent',
                  INDENT[level],
                )}
              >
                {text || '（空标题）'}
              </button>
            </li>
          ))}
        </ol>
      )}
    </PanelFrame>
  )
}
