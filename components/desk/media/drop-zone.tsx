'use client'
import { Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** Takes files that are dropped anywhere on the page or pasted into it. */
export function DropZone({ onFiles }: { onFiles: (files: File[]) => void }) {
  const [over, setOver] = useState(false)
  const take = useRef(onFiles)
  take.current = onFiles
  useEffect(() => {
    // Elements inside one another are entered and left one by one.
    let depth = 0
    const abort = new AbortController()
    const on = <K extends keyof DocumentEventMap>(name: K, run: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(name, run, { signal: abort.signal })
    on('dragenter', (event) => {
      if (holdsFiles(event)) setOver(++depth > 0)
    })
    on('dragleave', (event) => {
      if (holdsFiles(event)) setOver(--depth > 0)
    })
    on('dragover', (event) => {
      if (holdsFiles(event)) event.preventDefault()
    })
    on('drop', (event) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      take.current([...(event.dataTransfer?.files ?? [])])
    })
    on('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length > 0) take.current(files)
    })
    return () => abort.abort()
  }, [])
  if (!over) return null
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed inset-3 z-50 flex flex-col items-center justify-center gap-3 rounded-xl border-2 border-dashed border-accent bg-accent-soft/90 text-accent"
    >
      <Upload className="size-8" />
      <p className="font-serif text-xl">松开就上传到素材库</p>
    </div>
  )
}
