'use client'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { followEvents } from '@/components/desk/follow-events'

const present = z.array(z.object({ name: z.string(), since: z.string() }))
export type Present = z.output<typeof present>

/** Who else has the piece open; `onComments` hears how often its comments have changed. */
export function usePresence(id: number | null, onComments: (version: number) => void): Present {
  const [others, setOthers] = useState<Present>([])
  const heardComments = useRef(onComments)
  heardComments.current = onComments
  useEffect(() => {
    if (id === null) return
    return followEvents(`/api/articles/${id}/presence`, {
      message: (data) => {
        const heard = present.safeParse(JSON.parse(data))
        if (heard.success) setOthers(heard.data)
      },
      comments: (data) => heardComments.current(Number(data)),
    })
  }, [id])
  return others
}
