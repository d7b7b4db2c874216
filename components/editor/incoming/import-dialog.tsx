'use client'
import type { Editor } from '@tiptap/core'
import { clsx } from 'clsx'
import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button, Spinner } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Incoming } from './incoming'
import { sourcesOf } from './picture-source'
import { IMPORTABLE, type ImportedText, readDocumentFile } from './read-document'

type Where = 'end' | 'replace'

const isEmpty = ({ state }: Editor) => state.doc.textContent === '' && state.doc.childCount <= 1

/** Puts a document into the body: in the place of everything, or after it. */
function bringIn(
  editor: Editor,
  incoming: Incoming,
  read: ImportedText,
  where: Where,
  undoTitle: () => void,
) {
  const { size } = editor.state.doc.content
  const range = where === 'replace' ? { from: 0, to: size } : { from: size, to: size }
  const sources = sourcesOf(read.wanted, { files: [], rtf: '', onlyPictures: false })
  const text = { blocks: read.body.content, wanted: read.wanted, sources, line: `已导入：${read.line}` }
  incoming.receive(text, range, undoTitle)
}

type Props = {
  editor: Editor
  incoming: Incoming
  title: string
  onTitle: (title: string) => void
  onClose: () => void
}

/** 导入: a Word, Markdown or text file becomes the text of the piece, or its end. */
export function ImportDialog({ editor, incoming, title, onTitle, onClose }: Props) {
  const [empty] = useState(() => isEmpty(editor))
  const [where, setWhere] = useState<Where>('end')
  const [reading, setReading] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)

  async function take(file: File | undefined) {
    if (!file || reading) return
    setRefused(null)
    setReading(file.name)
    try {
      const read = await readDocumentFile(file)
      if (editor.isDestroyed) return
      const titled = title.trim() === '' && read.title !== ''
      if (titled) onTitle(read.title)
      bringIn(editor, incoming, read, empty ? 'replace' : where, () => titled && onTitle(title))
      onClose()
    } catch (error) {
      setRefused(error instanceof Error ? error.message : '文件没有读成，请重试。')
    } finally {
      setReading(null)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="导入文档"
      description="Word 文档（.docx）、Markdown（.md）或纯文本（.txt），不超过 30 MB。标题、列表、表格、图片和脚注会保留，字体样式会去除。"
    >
      {!empty && <Places where={where} onChange={setWhere} />}
      <Chooser reading={reading} onFile={take} />
      {refused && (
        <p role="alert" className="mt-3 rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
          {refused}
        </p>
      )}
      <div className="mt-4 flex justify-end">
        <Button onClick={onClose}>取消</Button>
      </div>
    </Dialog>
  )
}

const PLACES: [Where, string][] = [
  ['end', '接在现有正文之后'],
  ['replace', '替换现有正文（可以撤销）'],
]

function Places({ where, onChange }: { where: Where; onChange: (where: Where) => void }) {
  return (
    <fieldset className="mb-4 flex flex-col gap-1.5 text-sm">
      <legend className="mb-1.5 font-medium">放在哪里</legend>
      {PLACES.map(([value, label]) => (
        <label key={value} className="flex items-center gap-2">
          <input
            type="radio"
            name="where"
            checked={where === value}
            onChange={() => onChange(value)}
            className="size-4 accent-accent"
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

type ChooserProps = { reading: string | null; onFile: (file: File | undefined) => void }

function Chooser({ reading, onFile }: ChooserProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0])
  }
  return (
    <>
      <button
        type="button"
        disabled={reading !== null}
        onClick={() => chooser.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={clsx(
          'flex min-h-32 w-full flex-col items-center justify-center gap-2 rounded-md border border-dashed px-4 text-sm hover:bg-sunken',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong',
        )}
      >
        {reading ? <Spinner /> : <FileUp aria-hidden="true" className="size-6 text-muted" />}
        <span role="status">{reading ? `正在读取 ${reading}…` : '选择文件，或拖到这里'}</span>
      </button>
      <input
        ref={chooser}
        type="file"
        aria-label="选择要导入的文件"
        accept={IMPORTABLE}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          onFile(file)
        }}
      />
    </>
  )
}
