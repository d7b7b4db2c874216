'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ArticleEditor, type EditorProps } from './article-editor'

/** The number of a piece in an address of the desk. */
const PIECE = /^\/admin\/articles\/\d+$/

/**
 * The editor on an empty desk. A piece that is begun here takes its own address without leaving this page; who comes back
 * to that address in the browser's history gets this page again, and is to see the piece.
 */
export function NewArticleEditor(props: EditorProps) {
  const router = useRouter()
  const [begun] = useState(() =>
    typeof window !== 'undefined' && PIECE.test(window.location.pathname) ? window.location.pathname : null,
  )
  useEffect(() => {
    if (begun) router.replace(begun)
  }, [begun, router])
  return begun ? <p className="text-muted">正在打开稿件…</p> : <ArticleEditor {...props} />
}
