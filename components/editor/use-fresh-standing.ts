'use client'
import { useEffect } from 'react'
import type { PieceStanding } from './piece-standing'

type Saved = { version: number | undefined; columnId: number | null }

/** Whether a save has made wrong what is shown: the piece has begun, approvals fell, a signature is behind, another column asks for other steps. */
function isStale({ review, ...shown }: PieceStanding, { version, columnId }: Saved): boolean {
  if (version === undefined || version === shown.version) return false
  if (shown.version === null || columnId !== shown.columnId) return true
  if (!review) return false
  return review.losing.length > 0 || (review.signature !== null && !review.signature.changed)
}

/** Asks again how the piece stands when a save has changed it; while one types on, once. */
export function useFreshStanding(standing: PieceStanding, saved: Saved, refresh: () => Promise<void>): void {
  const stale = isStale(standing, saved)
  const { version } = saved
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further save asks again
  useEffect(() => {
    if (stale) void refresh()
  }, [stale, version, refresh])
}
