'use client'
import type { Editor } from '@tiptap/core'
import { CircleX, TriangleAlert } from 'lucide-react'
import { Button, Spinner } from '@/components/ui/button'
import type { LinkState } from '@/lib/links/schema'
import { PanelFrame } from '../tools/panel-frame'
import { bodyLinks } from './body-links'
import { type LinkCheck, useLinkCheck } from './use-link-check'

/** Selects the link in the text; the text may have moved since it was checked. */
function goTo(editor: Editor, href: string): void {
  const place = bodyLinks(editor.state.doc).find((link) => link.href === href)
  if (place) editor.chain().setTextSelection(place).focus().scrollIntoView().run()
}

function summary(check: LinkCheck): string {
  if (check.kind === 'failed') return '没有检查成功，请看看网络，再检查一次。'
  if (check.kind === 'running') return `正在检查 ${check.total} 个链接，已看过 ${check.done} 个…`
  if (check.total === 0) return '正文里没有链接。'
  if (check.found.length === 0) return `${check.total} 个链接都能打开。`
  return `${check.total} 个链接里有 ${check.found.length} 个要看一看，点一下到正文里的位置。`
}

/** Which links of the piece readers could not open, and why. */
export function LinksPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { check, again } = useLinkCheck(editor)
  return (
    <PanelFrame label="检查链接" editor={editor} onClose={onClose}>
      <p role="status" className="flex items-center gap-2 px-2 pb-2 text-sm text-muted">
        {check.kind === 'running' && <Spinner />}
        {summary(check)}
      </p>
      {check.kind === 'done' && check.found.length > 0 && (
        <ul className="min-h-0 overflow-y-auto">
          {check.found.map((link) => (
            <Row key={link.href} link={link} onGo={() => goTo(editor, link.href)} />
          ))}
        </ul>
      )}
      {check.kind !== 'running' && (
        <Button small onClick={again} className="mx-2 mt-2 self-start">
          再检查一次
        </Button>
      )}
    </PanelFrame>
  )
}

function Row({ link: { href, state, reason }, onGo }: { link: LinkState; onGo: () => void }) {
  const Icon = state === 'broken' ? CircleX : TriangleAlert
  return (
    <li>
      <button
        type="button"
        onClick={onGo}
        className="flex w-full items-start gap-2 rounded px-2 py-1.5 text-left text-sm hover:bg-sunken"
      >
        <Icon
          aria-hidden="true"
          className={
            state === 'broken' ? 'mt-0.5 size-4 shrink-0 text-danger' : 'mt-0.5 size-4 shrink-0 text-warn'
          }
        />
        <span className="min-w-0">
          <span className="block">{reason}</span>
          <span className="block truncate text-xs text-muted">{href}</span>
        </span>
      </button>
    </li>
  )
}
