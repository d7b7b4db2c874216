'use client'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'

/** Caption and alternative text of the selected picture. */
export function FigurePanel({ editor }: { editor: Editor }) {
  const attrs = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      now.isActive('image') ? (now.getAttributes('image') as { alt?: string; title?: string }) : null,
  })
  if (!attrs) return null
  const change = (part: { alt?: string; title?: string }) => editor.commands.updateAttributes('image', part)
  return (
    <fieldset className="grid gap-3 border-t border-line px-3 py-3 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
      <legend className="sr-only">图片</legend>
      <TextField
        label="图片说明"
        placeholder="显示在图片下方"
        maxLength={300}
        value={attrs.title ?? ''}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextField
        label="替代文字"
        placeholder="读给看不见图片的读者"
        maxLength={300}
        value={attrs.alt ?? ''}
        onChange={(event) => change({ alt: event.target.value })}
      />
      <Button variant="danger" onClick={() => editor.chain().focus().deleteSelection().run()}>
        移除图片
      </Button>
    </fieldset>
  )
}
