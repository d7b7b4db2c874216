'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { type DeskAction, sendAction } from '../send-action'

/** Says that everything has been seen. */
export function SeeAll({ action }: { action: DeskAction }) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  async function send() {
    setPending(true)
    const answer = await sendAction(action, new FormData())
    setPending(false)
    if (!answer.ok) return toast.error(answer.message)
    window.dispatchEvent(new Event('mentions-seen'))
    router.refresh()
  }
  return (
    <Button pending={pending} onClick={() => void send()}>
      全部标为已看
    </Button>
  )
}
