'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Combobox, type Option } from '@/components/ui/combobox'
import { Notice } from '@/components/ui/notice'
import { loadOptions } from '../articles/load-options'
import { type DeskAction, formOf, sendAction } from '../send-action'

type Props = { userId: number; author: { id: number; name: string } | null; action: DeskAction }

const load = loadOptions('/api/authors')

/** As which author a person signs in: found by name, or taken away again. */
export function LinkedAuthor({ userId, author, action }: Props) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  async function tie(authorId: number | '', done: string) {
    setPending(true)
    const answer = await sendAction(action, formOf({ userId, authorId }))
    setPending(false)
    setProblem(answer.ok ? null : answer.message)
    if (!answer.ok) return
    toast.success(done)
    router.refresh()
  }
  const pick = ({ id, name }: Option) => void tie(id, `已关联作者“${name}”`)
  return (
    <>
      {problem && <Notice tone="error">{problem}</Notice>}
      {author ? (
        <div className="flex flex-wrap items-center gap-3">
          <Link
            href={`/admin/authors/${author.id}`}
            className="text-accent underline-offset-4 hover:underline"
          >
            {author.name}
          </Link>
          <Button small pending={pending} onClick={() => void tie('', '已解除关联')}>
            解除关联
          </Button>
        </div>
      ) : (
        <div className="max-w-sm">
          <Combobox label="关联作者" placeholder="输入作者姓名" load={load} onPick={pick} />
        </div>
      )}
    </>
  )
}
