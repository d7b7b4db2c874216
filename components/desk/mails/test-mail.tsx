'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type DeskAction, sendAction } from '../send-action'

/** Sends oneself a mail and says what became of it. */
export function TestMail({ action }: { action: DeskAction<{ address: string }> }) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const [said, setSaid] = useState<{ tone: 'ok' | 'error'; text: string } | null>(null)
  async function send() {
    setPending(true)
    setSaid(null)
    const answer = await sendAction(action, new FormData())
    setPending(false)
    setSaid(
      answer.ok
        ? { tone: 'ok', text: `测试邮件已发往 ${answer.data.address}，请查收；没有收到的话，看看垃圾邮件。` }
        : { tone: 'error', text: answer.message },
    )
    router.refresh()
  }
  return (
    <div className="mb-5 flex flex-col items-start gap-3">
      <Button pending={pending} onClick={() => void send()}>
        给我发一封测试邮件
      </Button>
      {said && <Notice tone={said.tone}>{said.text}</Notice>}
    </div>
  )
}
