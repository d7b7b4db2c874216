import { useEffect, useState } from 'react'
import type { ArticleStatus } from '@/lib/articles/workflow'

type Named = { id: number; name: string }
/** What the palette shows of an answer. */
export type DeskFinds = {
  articles: { id: number; title: string; status: ArticleStatus; column: string | null }[]
  tags: Named[]
  authors: Named[]
}

const NOTHING: DeskFinds = { articles: [], tags: [], authors: [] }
const PAUSE = 180

/** What the desk finds for some words, asked for after a pause; an older answer never comes after a newer one. */
export function useDeskFinds(q: string): { finds: DeskFinds; failed: boolean; waiting: boolean } {
  const [state, setState] = useState({ finds: NOTHING, answered: '', failed: false })
  useEffect(() => {
    if (q === '') return setState({ finds: NOTHING, answered: '', failed: false })
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/suggest/desk?q=${encodeURIComponent(q)}`, { signal: abort.signal })
        if (!answer.ok) throw new Error(String(answer.status))
        setState({ finds: (await answer.json()) as DeskFinds, answered: q, failed: false })
      } catch {
        if (!abort.signal.aborted) setState({ finds: NOTHING, answered: q, failed: true })
      }
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q])
  return { finds: state.finds, failed: state.failed, waiting: state.answered !== q }
}
