'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { ReviewPanel } from '@/lib/review/panel'

type Now = { version: number | undefined; columnId: number | null; begun: boolean }
type Page = { version: number | undefined; columnId: number | null }

/** Whether a save has made wrong what the page says about the review: approvals fell, a signature is behind, another column asks for other steps. */
function isStale(review: ReviewPanel | null, page: Page, { version, columnId, begun }: Now): boolean {
  if (begun || version === undefined || version === page.version) return false
  if (columnId !== page.columnId) return true
  if (!review) return false
  return review.losing.length > 0 || (review.signature !== null && !review.signature.changed)
}

/** Reads the page again when a save has changed where the review stands; while one types on, once. */
export function useFreshPage(review: ReviewPanel | null, page: Page, now: Now): void {
  const router = useRouter()
  const stale = isStale(review, page, now)
  const { version } = now
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further save asks again
  useEffect(() => {
    if (stale) router.refresh()
  }, [stale, version])
}
