'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { mayClose } from '@/components/desk/may-close'
import type { Refusal } from '@/components/desk/send-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SelectField, TextAreaField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ROLE_LABELS } from '@/lib/auth/permissions'
import type { ReviewPanel } from '@/lib/review/panel'
import { ACTS } from './review-acts'
import type { Doing } from './use-review-acts'

type Props = {
  doing: Doing
  colleagues: ReviewPanel['colleagues']
  /** The last step that is left: passing it is the signature. */
  signs: boolean
  onClose: () => void
  onRun: (fields: Record<string, string>) => Promise<Refusal | null>
}

/** Asks what an act needs, runs it, and stays open with the reason when it is refused; closed with something typed, it asks. */
export function ActDialog({ doing, colleagues, signs, onClose, onRun }: Props) {
  const { act, step } = doing
  const { label, explain, danger, words } = ACTS[act]
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [pending, setPending] = useState(false)
  const [dirty, setDirty] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusal])
  const error = (name: string) => refusal?.fields[name]?.[0]

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = [...new FormData(event.currentTarget)]
    setPending(true)
    setRefusal(await onRun(Object.fromEntries(given.map(([name, value]) => [name, String(value)]))))
    setPending(false)
  }
  const close = () => {
    if (!pending && mayClose(dirty)) onClose()
  }
  const called = signs && act === 'approve' ? '签发' : label
  return (
    <Dialog
      open
      onOpenChange={(open) => open || close()}
      title={step ? `${called}：${step.name}` : called}
      description={signs && act === 'approve' ? `${explain}签发的版本可以发布和定时发布。` : explain}
    >
      <form
        ref={form}
        onSubmit={onSubmit}
        onChange={() => setDirty(true)}
        noValidate
        className="flex flex-col gap-4"
      >
        {refusal && <Notice tone="error">{refusal.message}</Notice>}
        {act === 'return' && (
          <SelectField label="退回到" name="toStepId" defaultValue="" error={error('toStepId')}>
            <option value="">作者</option>
            {step?.earlier.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        {act === 'delegate' && (
          <SelectField label="转交给" name="toId" defaultValue="" required error={error('toId')}>
            <option value="">请选择</option>
            {colleagues.map(({ id, name, role }) => (
              <option key={id} value={id}>
                {name}（{ROLE_LABELS[role]}）
              </option>
            ))}
          </SelectField>
        )}
        {words && (
          <TextAreaField
            label={words.label}
            name={words.name}
            maxLength={500}
            required={words.required}
            error={error(words.name)}
          />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={close} disabled={pending}>
            取消
          </Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={pending}>
            {called}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
