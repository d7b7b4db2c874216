'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmAction } from '../confirm-action'
import type { DeskAction } from '../send-action'

/** Takes away a person no piece names. */
export function AuthorRemove({
  author: { id, name },
  action,
}: {
  author: { id: number; name: string }
  action: DeskAction
}) {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        删除作者…
      </Button>
      {asking && (
        <ConfirmAction
          title={`删除作者“${name}”？`}
          confirmLabel="确认删除"
          danger
          action={action}
          fields={{ id }}
          done={`已删除作者“${name}”`}
          onClose={() => setAsking(false)}
          onDone={() => router.push('/admin/authors')}
        >
          只有没有署过名的作者可以删除。删除后原网址不再可用。
        </ConfirmAction>
      )}
    </>
  )
}
