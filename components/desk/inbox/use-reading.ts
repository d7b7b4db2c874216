'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { type DeskAction, formOf, sendAction } from '../send-action'

export type ReadingActions = {
  read: DeskAction<{ count: number; at: Date }>
  unread: DeskAction<{ count: number }>
}

/** Marks notifications as read, with a way back. */
export function useReading({ read, unread }: ReadingActions) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  async function takeBack(at: Date) {
    const answer = await sendAction(unread, formOf({ at: at.toISOString() }))
    if (!answer.ok) return toast.error(answer.message)
    toast.success('已恢复为未读')
    router.refresh()
  }
  async function send(fields: Record<string, number>) {
    setPending(true)
    const answer = await sendAction(read, formOf(fields))
    setPending(false)
    if (!answer.ok) return toast.error(answer.message)
    const { count, at } = answer.data
    toast.success(count > 1 ? `${count} 条已标为已读` : '已标为已读', {
      action: { label: '撤销', onClick: () => void takeBack(at) },
    })
    router.refresh()
  }
  return {
    pending,
    read: (id: number) => send({ id }),
    readAll: () => send({}),
    /** One that is being opened: the page is left, so nothing is waited for. */
    opened: (id: number) =>
      void fetch('/api/inbox', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id }),
        keepalive: true,
      }).catch(() => undefined),
  }
}
