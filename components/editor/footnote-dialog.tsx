'use client'
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/field'
import { footnoteText } from '@/lib/content/schema'

/** The words of the footnote that is selected; null when none is. */
export function selectedFootnote({ state: { selection } }: Editor): string | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote') return null
  return String(selection.node.attrs.text)
}

/** Writes a footnote at the cursor, or changes or removes the one that is selected. */
export function FootnoteDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [existing] = useState(() => selectedFootnote(editor))
  const [error, setError] = useState<string>()

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const words = footnoteText.safeParse(new FormData(event.currentTarget).get('text'))
    if (!words.success) return setError(words.error.issues[0]?.message)
    const attrs = { text: words.data }
    const chain = editor.chain().focus()
    if (existing !== null) chain.updateAttributes('footnote', attrs).run()
    // After what is selected, not in its place: a footnote belongs to the words before it.
    else chain.insertContentAt(editor.state.selection.to, { type: 'footnote', attrs }).run()
    onClose()
  }
  function remove() {
    editor.chain().focus().deleteSelection().run()
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={existing === null ? '插入脚注' : '修改脚注'}
    >
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextAreaField
          label="脚注内容"
          name="text"
          autoFocus
          maxLength={1000}
          defaultValue={existing ?? ''}
          hint="正文里显示编号，内容集中列在文末的“注释”里。"
          error={error}
        />
        <div className="flex justify-end gap-2">
          {existing !== null && (
            <Button variant="danger" onClick={remove} className="mr-auto">
              删除脚注
            </Button>
          )}
          <Button onClick={onClose}>取消</Button>
          <Button type="submit" variant="primary">
            确定
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
