'use client'
import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { href } from '@/lib/content/schema'

/** An address typed without its beginning gets one. */
function complete(address: string): string {
  const text = address.trim()
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text)) return `mailto:${text}`
  return /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(text) ? `https://${text}` : text
}

/** Makes, changes or removes the link at the cursor. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const existing = String(editor.getAttributes('link').href ?? '')
  const needsText = editor.state.selection.empty && existing === ''
  const [error, setError] = useState<string>()

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const target = href.safeParse(complete(String(form.get('href') ?? '')))
    if (!target.success) return setError(target.error.issues[0]?.message)
    const mark = { type: 'link', attrs: { href: target.data } }
    const chain = editor.chain().focus()
    if (needsText) {
      const text = String(form.get('text') ?? '').trim() || target.data
      chain.insertContent({ type: 'text', text, marks: [mark] }).run()
    } else {
      chain.extendMarkRange('link').setLink({ href: target.data }).run()
    }
    onClose()
  }
  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={existing ? '修改链接' : '插入链接'}>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label="网址"
          name="href"
          inputMode="url"
          autoFocus
          defaultValue={existing}
          placeholder="https://"
          hint="以 http://、https:// 或 mailto: 开头；本站的页面可以从 / 写起。"
          error={error}
        />
        {needsText && <TextField label="显示的文字" name="text" maxLength={200} />}
        <div className="flex justify-end gap-2">
          {existing && (
            <Button variant="danger" onClick={remove} className="mr-auto">
              去掉链接
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
