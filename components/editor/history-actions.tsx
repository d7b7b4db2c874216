'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { toast } from 'sonner'
import { ConfirmAction } from '@/components/desk/confirm-action'
import { type DeskAction, formOf, sendAction } from '@/components/desk/send-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { FieldErrors } from '@/lib/errors'

type NameProps = {
  fields: Record<string, number>
  action: DeskAction
  label: string
  name?: string
  number?: number
  quiet?: boolean
}

/** 命名此版本: the draft as it is, or a kept revision. */
export function NameButton({ fields, action, label, name = '', number, quiet = false }: NameProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<{ message: string; fields: FieldErrors } | null>(null)

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget).get('label') ?? '')
    setPending(true)
    const answer = await sendAction(action, formOf({ ...fields, label: given }))
    setPending(false)
    if (!answer.ok) return setProblem(answer)
    setProblem(null)
    setOpen(false)
    toast.success(`已命名为“${given.trim()}”`)
    router.refresh()
  }
  return (
    <>
      <Button
        small={quiet}
        variant={quiet ? 'quiet' : 'secondary'}
        aria-label={number === undefined ? undefined : `${label}第 ${number} 版`}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={label}
        description="有名字的版本不会被自动清理，例如“送领导看的稿子”。"
      >
        <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          {problem && !problem.fields.label && <Notice tone="error">{problem.message}</Notice>}
          <TextField
            label="版本名"
            name="label"
            maxLength={60}
            defaultValue={name}
            required
            error={problem?.fields.label?.[0]}
          />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>取消</Button>
            <Button type="submit" variant="primary" pending={pending}>
              保存名字
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}

type Restored = { version: number; missing: string[] }

/** The action, and a word about what a restored version names that is there no longer. */
function sayingMissing(action: DeskAction<Restored>): DeskAction {
  return async (previous, form) => {
    const answer = await action(previous, form)
    if (answer.ok && answer.data.missing.length > 0)
      toast.warning(`已被删除、没有恢复：${answer.data.missing.join('、')}`)
    return answer
  }
}

type RestoreProps = {
  fields: { id: number; version: number; revisionId: number }
  number: number
  action: DeskAction<Restored>
}

/** Brings one revision back as the draft. */
export function RestoreButton({ fields, number, action }: RestoreProps) {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button small variant="quiet" aria-label={`恢复第 ${number} 版`} onClick={() => setAsking(true)}>
        恢复
      </Button>
      {asking && (
        <ConfirmAction
          title={`恢复第 ${number} 版？`}
          confirmLabel="恢复为草稿"
          action={sayingMissing(action)}
          fields={fields}
          done={`草稿已恢复为第 ${number} 版`}
          onClose={() => setAsking(false)}
          onDone={() => router.push(`/admin/articles/${fields.id}`)}
        >
          <p>草稿会换成这一版的内容，现在的内容留存为“恢复前的内容”。读者看到的不变，要发布后才更新。</p>
        </ConfirmAction>
      )}
    </>
  )
}

/** 放弃未发布修改. */
export function DiscardButton({
  article,
  action,
}: {
  article: { id: number; version: number }
  action: DeskAction<Restored>
}) {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        放弃未发布修改
      </Button>
      {asking && (
        <ConfirmAction
          title="放弃未发布的修改？"
          confirmLabel="放弃修改"
          danger
          action={sayingMissing(action)}
          fields={article}
          done="草稿已回到读者看到的内容"
          onClose={() => setAsking(false)}
          onDone={() => router.push(`/admin/articles/${article.id}`)}
        >
          <p>草稿会回到读者现在看到的内容；放弃的修改留存在版本历史里，可以再恢复。</p>
        </ConfirmAction>
      )}
    </>
  )
}
