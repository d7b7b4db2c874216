'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { type DeskAction, formOf, sendAction } from './send-action'

type Props = { id: number; action: DeskAction; label: string; children: string }

/** Puts what a log names into its queue once more; `label` says it in full to those who hear the screen. */
export function QueueAgain({ id, action, label, children }: Props) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  async function again() {
    setPending(true)
    const answer = await sendAction(action, formOf({ id }))
    setPending(false)
    if (!answer.ok) return toast.error(answer.message)
    toast.success('已重新排队')
    router.refresh()
  }
  return (
    <Button small pending={pending} onClick={() => void again()} aria-label={label}>
      {children}
    </Button>
  )
}
