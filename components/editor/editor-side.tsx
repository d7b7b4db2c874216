'use client'
import { clsx } from 'clsx'
import { type ReactNode, useCallback, useState } from 'react'
import {
  type PreviewLinkActions,
  PreviewLinksDialog,
} from '@/components/desk/preview-links/preview-links-dialog'
import { CommentsPanel } from './comments/comments-panel'
import { useComments } from './comments/use-comments'
import { LivePreview } from './live-preview'
import { type Side, SideTabs } from './side-tabs'
import type { Draft } from './use-draft'

/** How the room is shared between the text and what stands beside it. */
export const SIDE_COLUMNS: Record<Side, string> = {
  facts: 'xl:grid-cols-[minmax(0,1fr)_19rem]',
  comments: 'xl:grid-cols-[minmax(0,1fr)_21rem]',
  preview: 'xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]',
}

/** What stands beside the text, and the comments in it. */
export function useSide(draft: Draft, id: number | null, refresh: () => Promise<void>) {
  const [side, setSide] = useState<Side>('facts')
  const openComments = useCallback(() => setSide('comments'), [])
  const comments = useComments({ draft, id, refresh }, side === 'comments', openComments)
  const [sharing, setSharing] = useState(false)
  return {
    side,
    comments,
    sharing,
    setSharing,
    close: () => setSide('facts'),
    tabs: { side, count: comments.count, onSide: setSide },
  }
}

type Props = {
  draft: Draft
  on: ReturnType<typeof useSide>
  id: number | null
  version: number | undefined
  /** Nothing but the text is wanted. */
  hidden: boolean
  onShare: (() => void) | undefined
  previewLinks: PreviewLinkActions
  /** What stands over all of it, where there is room beside the text. */
  top: ReactNode
  /** The properties of the piece, which stay below the text where there is no room beside it. */
  children: ReactNode
}

/** The column beside the text: properties, comments or the readers' page. */
export function EditorSide({ draft, on, id, version, hidden, onShare, previewLinks, top, children }: Props) {
  const { side, comments, close, sharing, setSharing, tabs } = on
  const saved = async () =>
    (await draft.save()) ? (draft.session.current?.saver.ref?.version ?? null) : null
  return (
    <div
      className={clsx(
        'min-w-0 flex-col gap-4 xl:sticky xl:top-18 xl:max-h-[calc(100dvh-5.5rem)] xl:self-start',
        side === 'preview' && 'xl:h-[calc(100dvh-5.5rem)]',
        hidden ? 'hidden' : 'flex',
      )}
    >
      {top && (
        <div className="flex max-h-[40dvh] shrink-0 flex-col rounded-lg border border-line bg-surface p-2 max-xl:hidden">
          {top}
        </div>
      )}
      <SideTabs {...tabs} className="max-xl:hidden" />
      {side === 'comments' && <CommentsPanel comments={comments} onClose={close} />}
      {side === 'preview' && (
        <LivePreview id={id} version={version} title={draft.fields.title} onShare={onShare} onClose={close} />
      )}
      <aside
        aria-label="稿件属性"
        className={clsx(
          'flex flex-col gap-5 xl:min-h-0 xl:overflow-y-auto xl:pr-1',
          side !== 'facts' && 'xl:hidden',
        )}
      >
        {children}
      </aside>
      {sharing && id !== null && (
        <PreviewLinksDialog
          id={id}
          actions={previewLinks}
          version={saved}
          onClose={() => setSharing(false)}
        />
      )}
    </div>
  )
}
