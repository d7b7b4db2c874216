'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { fetchStanding, type PieceStanding } from './piece-standing'
import type { Draft } from './use-draft'

const UNKNOWN = '没有读到稿件的最新状态，请检查网络后刷新页面。'

/** How the piece stands, and its being asked again after a step: the window stays, and with it the caret and what is typed. */
export function useStanding(read: PieceStanding, { session }: Draft) {
  const [standing, setStanding] = useState(read)
  const turns = useRef(0)
  useEffect(() => {
    // The page of a piece was read again; that of an empty desk knows nothing of what was begun on it.
    if (read.version !== null) setStanding(read)
  }, [read])
  const refresh = useCallback(async () => {
    const id = session.current?.saver.ref?.id
    if (id === undefined) return
    const turn = ++turns.current
    const now = await fetchStanding(id).catch(() => null)
    // Of two answers the one to the later question counts, in whatever order they come.
    if (turn !== turns.current) return
    if (now) setStanding(now)
    else toast.warning(UNKNOWN, { id: UNKNOWN })
  }, [session])
  return { standing, refresh }
}
