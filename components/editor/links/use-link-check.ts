'use client'
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { askJson } from '@/components/desk/ask-json'
import { type LinkState, MOST_LINKS } from '@/lib/links/schema'
import { bodyLinks } from './body-links'

const answers = z.array(
  z.object({ href: z.string(), state: z.enum(['fine', 'broken', 'doubtful']), reason: z.string() }),
)

export type LinkCheck =
  | { kind: 'running'; done: number; total: number }
  | { kind: 'done'; total: number; found: LinkState[] }
  | { kind: 'failed' }

const askSome = (hrefs: string[], signal: AbortSignal): Promise<LinkState[]> =>
  askJson(answers, '/api/links', { method: 'POST', body: { hrefs }, signal })

/** Checks all links of the piece, bit by bit; begins when it is first used and again when asked to. */
export function useLinkCheck(editor: Editor): { check: LinkCheck; again: () => void } {
  const [round, setRound] = useState(0)
  const [check, setCheck] = useState<LinkCheck>({ kind: 'running', done: 0, total: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    const abort = new AbortController()
    const hrefs = [...new Set(bodyLinks(editor.state.doc).map(({ href }) => href))]
    const total = hrefs.length
    const run = async () => {
      const states: LinkState[] = []
      for (let at = 0; at < total; at += MOST_LINKS) {
        setCheck({ kind: 'running', done: at, total })
        states.push(...(await askSome(hrefs.slice(at, at + MOST_LINKS), abort.signal)))
      }
      setCheck({ kind: 'done', total, found: states.filter(({ state }) => state !== 'fine') })
    }
    run().catch(() => abort.signal.aborted || setCheck({ kind: 'failed' }))
    return () => abort.abort()
  }, [editor, round])
  return { check, again: useCallback(() => setRound((times) => times + 1), []) }
}
