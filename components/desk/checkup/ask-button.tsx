'use client'
import { Stethoscope } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { type DeskAction, formOf, sendAction } from '../send-action'

const LOOK_AGAIN = 2_000

/** Has the site looked over now; while that goes on, the page is read again until the result is there. */
export function AskButton({ action, isGoing }: { action: DeskAction; isGoing: boolean }) {
  const router = useRouter()
  const [sending, setSending] = useState(false)
  useEffect(() => {
    if (!isGoing) return
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN)
    return () => clearInterval(timer)
  }, [isGoing, router])

  async function ask() {
    setSending(true)
    const answer = await sendAction(action, formOf({}))
    setSending(false)
    if (answer.ok) toast.success('已开始检查，完成后自动显示')
    else toast.error(answer.message)
    router.refresh()
  }
  return (
    <Button variant="primary" pending={sending} disabled={isGoing} onClick={() => void ask()}>
      {!sending && <Stethoscope aria-hidden="true" />}
      {isGoing ? '正在检查…' : '现在检查'}
    </Button>
  )
}
