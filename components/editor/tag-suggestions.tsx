'use client'
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'

type Named = { id: number; name: string }
type Parts = { title: string; taken: number[]; readText: () => string; version: number | undefined }

const named = z.array(z.object({ id: z.number(), name: z.string() }))
const SHORTEST = 40

async function ask(title: string, text: string, taken: number[], signal: AbortSignal): Promise<Named[]> {
  const answer = await fetch('/api/tags/suggestions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ title, text, taken }),
    signal,
  })
  return answer.ok ? named.parse(await answer.json()) : []
}

/** Whether somebody sees the element: proposals nobody sees are not asked for. */
function useSeen() {
  const element = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? false))
    if (element.current) watcher.observe(element.current)
    return () => watcher.disconnect()
  }, [])
  return { element, seen }
}

/** Existing tags that the text speaks of; asked when the text rests, which is when it has been saved. */
export function TagSuggestions({
  title,
  taken,
  readText,
  version,
  onAdd,
}: Parts & { onAdd: (tag: Named) => void }) {
  const { element, seen } = useSeen()
  const [found, setFound] = useState<Named[]>([])
  const latest = useRef({ title, taken, readText })
  latest.current = { title, taken, readText }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version is a text that rests
  useEffect(() => {
    if (!seen) return
    const now = latest.current
    const text = now.readText()
    if (text.length < SHORTEST) {
      setFound([])
      return
    }
    const abort = new AbortController()
    // A proposal that cannot be had is none; the field works without.
    ask(now.title, text, now.taken, abort.signal).then(setFound, () => undefined)
    return () => abort.abort()
  }, [seen, version])
  const shown = found.filter(({ id }) => !taken.includes(id))
  return (
    <div ref={element} className={shown.length > 0 ? undefined : '-mt-2 h-px'}>
      {shown.length > 0 && (
        <section aria-label="从正文推荐的标签" className="flex flex-wrap items-center gap-1.5">
          <span className="text-sm text-muted">推荐</span>
          {shown.map((tag) => (
            <button
              key={tag.id}
              type="button"
              aria-label={`添加标签 ${tag.name}`}
              onClick={() => onAdd(tag)}
              className="inline-flex items-center gap-1 rounded-full border border-dashed border-line-strong py-0.5 pr-2.5 pl-1.5 text-sm hover:bg-accent-soft hover:text-accent"
            >
              <Plus aria-hidden="true" className="size-3.5" />
              {tag.name}
            </button>
          ))}
        </section>
      )}
    </div>
  )
}
