'use client'
import type { Editor, JSONContent } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type { Doc } from '@/lib/content/schema'
import { AttachmentDialog } from './blocks/attachment-dialog'
import { BlockHandle } from './blocks/block-handle'
import { BlockPanel } from './blocks/block-panel'
import { GalleryDialog } from './blocks/gallery-dialog'
import type { Ask } from './blocks/insertions'
import { Slash } from './blocks/slash'
import { SlashMenu } from './blocks/slash-menu'
import { VideoDialog } from './blocks/video-dialog'
import { editorExtensions } from './extensions'
import { FindBar } from './find/find-bar'
import { FootnoteDialog } from './footnote-dialog'
import type { Incoming } from './incoming/incoming'
import { IncomingBar } from './incoming/incoming-bar'
import { useIncoming } from './incoming/use-incoming'
import { LinkDialog } from './link-dialog'
import { PicturePicker } from './picture-picker'
import { Toolbar } from './toolbar'
import { ShortcutSheet } from './tools/shortcut-sheet'
import { shortcutOf } from './tools/shortcuts'
import { StatusLine } from './tools/status-line'
import { ToolExtensions } from './tools/tool-extensions'
import type { EditorTools } from './tools/use-editor-tools'
import { insertFigure, type Upload, usePictureUpload } from './use-picture-upload'
import './editor.css'
import './blocks/blocks.css'

type Props = {
  initial: Doc
  editable: boolean
  onReady: (editor: Editor) => void
  onChange: () => void
  tools: EditorTools
  /** Where texts from elsewhere come in; a window that imports has its own. */
  incoming?: Incoming
  /** Opens 整理标点. */
  onTidy?: () => void
  error?: string | undefined
}

const SCROLL_MARGIN = { top: 170, bottom: 70, left: 0, right: 0 }

function pictures(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
}

/** The body: what lib/content/schema.ts allows, typed, pasted, dropped or picked. */
export function BodyEditor(props: Props) {
  const { initial, editable, onReady, onChange, tools, error } = props
  const { uploads, upload } = usePictureUpload()
  const { incoming, extensions: incomingExtensions, chooser } = useIncoming(props.incoming)
  const [asked, setAsked] = useState<Ask | null>(null)
  const close = () => setAsked(null)
  const current = useRef<Editor | null>(null)
  const take = (files: File[], position: number) => {
    const editor = current.current
    if (!editor || files.length === 0) return false
    for (const file of files) void upload(editor, file, position)
    return true
  }
  const [slash] = useState(() => new Slash(setAsked))
  const [extensions] = useState(() => [
    ...editorExtensions('在这里写正文，或从 Word、网页粘贴；空行键入 / 或、可插入图片、表格…', slash),
    ToolExtensions,
    ...incomingExtensions,
  ])
  const editor = useEditor({
    extensions,
    content: initial as JSONContent,
    editable,
    immediatelyRender: false,
    editorProps: {
      attributes: { class: 'article-body', role: 'textbox', 'aria-multiline': 'true', 'aria-label': '正文' },
      handlePaste: (view, event) => {
        // Word puts a picture of the text beside the text; the text is what is meant.
        if (event.clipboardData?.types.includes('text/html')) return false
        return take(pictures(event.clipboardData), view.state.selection.to)
      },
      handleDrop: (view, event, _slice, moved) => {
        if (moved || event.dataTransfer?.types.includes('text/html')) return false
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
        const taken = take(pictures(event.dataTransfer), at ?? view.state.selection.to)
        if (taken) event.preventDefault()
        return taken
      },
      handleKeyDown: (_view, event) => {
        // The text keeps Escape to itself: who listens at the window would not hear of it.
        if (event.key === 'Escape' && tools.shown.focus && !slash.get()) {
          tools.show('focus', false)
          return true
        }
        const shortcut = shortcutOf(event)
        if (shortcut?.run && current.current) return shortcut.run(current.current.chain().focus()).run()
        if (shortcut?.id === 'link' || shortcut?.id === 'footnote') setAsked(shortcut.id)
        else return false
        return true
      },
      // What lies over the text's edges must not hide the place that is gone to.
      scrollMargin: SCROLL_MARGIN,
      scrollThreshold: SCROLL_MARGIN,
      handleDOMEvents: {
        // A card is selected here, not followed.
        click: (_view, event) => {
          if (event.target instanceof Element && event.target.closest('.link-card')) event.preventDefault()
          return false
        },
      },
      handleDoubleClickOn: (_view, _pos, node) => {
        if (node.type.name !== 'footnote') return false
        setAsked('footnote')
        return true
      },
    },
    onUpdate: onChange,
  })
  useEffect(() => {
    current.current = editor
    incoming.attach(editor)
    if (editor) onReady(editor)
  }, [editor, onReady, incoming])

  return (
    <div
      data-text-tools
      className="rounded-lg border border-line bg-surface"
      data-invalid={error ? true : undefined}
    >
      {editor && (editable || tools.shown.find) && (
        <div className="sticky top-[calc(var(--bar-top,3.3rem)+2.7rem)] z-10 rounded-t-lg border-b border-line bg-surface lg:top-14">
          {editable && (
            <>
              <Toolbar editor={editor} onAsk={setAsked} />
              <BlockPanel editor={editor} onAsk={setAsked} />
              <Uploads uploads={uploads} />
              <IncomingBar incoming={incoming} onTidy={props.onTidy} />
            </>
          )}
          {tools.shown.find && (
            <FindBar
              editor={editor}
              mode={tools.shown.find}
              asked={tools.asked}
              onMode={(mode) => tools.show('find', mode)}
              onClose={() => tools.show('find', null)}
            />
          )}
        </div>
      )}
      {editor && editable ? (
        <BlockHandle editor={editor}>
          <EditorContent editor={editor} />
          <SlashMenu slash={slash} />
        </BlockHandle>
      ) : (
        <EditorContent editor={editor} />
      )}
      {error && <p className="border-t border-line px-4 py-2 text-sm text-danger">{error}</p>}
      {tools.shown.sheet && (
        <ShortcutSheet missing={tools.missing} onClose={() => tools.show('sheet', false)} />
      )}
      {editor && <StatusLine editor={editor} tools={tools} />}
      {editor && asked === 'link' && <LinkDialog editor={editor} onClose={close} />}
      {editor && asked === 'footnote' && <FootnoteDialog editor={editor} onClose={close} />}
      {editor && asked === 'gallery' && <GalleryDialog editor={editor} onClose={close} />}
      {editor && asked === 'attachment' && <AttachmentDialog editor={editor} onClose={close} />}
      {editor && asked === 'video' && <VideoDialog editor={editor} onClose={close} />}
      {chooser}
      <PicturePicker
        open={asked === 'picture'}
        onOpenChange={(open) => open || close()}
        onPick={(picture) => editor && insertFigure(editor, picture, editor.state.selection.to)}
        onFiles={(files) => take(files, editor?.state.selection.to ?? 0)}
      />
    </div>
  )
}

function Uploads({ uploads }: { uploads: Upload[] }) {
  return (
    <div role="status" className="empty:hidden">
      {uploads.map(({ id, name, share }) => (
        <p key={id} className="flex items-center gap-3 border-t border-line px-3 py-1.5 text-sm text-muted">
          <span className="truncate">正在上传 {name}</span>
          <progress value={share} aria-label={`${name} 的上传进度`} className="h-1.5 w-32 accent-accent" />
          <span className="tabular-nums">{Math.round(share * 100)}%</span>
        </p>
      ))}
    </div>
  )
}
