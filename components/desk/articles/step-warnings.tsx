'use client'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { Notice } from '@/components/ui/notice'

const answer = z.object({ warnings: z.array(z.string()) })

/** What should be mended before readers see the piece; silent when there is nothing, or nothing is known. */
export function StepWarnings({ articleId }: { articleId: number }) {
  const [warnings, setWarnings] = useState<string[]>([])
  useEffect(() => {
    const abort = new AbortController()
    fetch(`/api/articles/${articleId}/warnings`, { signal: abort.signal })
      .then(async (got) => setWarnings(answer.parse(await got.json()).warnings))
      .catch(() => undefined)
    return () => abort.abort()
  }, [articleId])
  if (warnings.length === 0) return null
  return (
    <Notice tone="warn">
      <ul aria-label="发布前请看" className="flex flex-col gap-1">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Notice>
  )
}
