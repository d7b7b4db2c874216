'use client'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { inputClass } from '@/components/ui/field'

type Props = {
  /** What the field is called. */
  label: string
  value: string
  /** What it is, in the words about copying it. */
  noun: string
  className?: string
}

/** Something to be taken along, with a button that copies it; where the browser does not let it, one is told how. */
export function CopyField({ label, value, noun, className = '' }: Props) {
  async function copy() {
    const copied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    )
    if (copied) toast.success(`${noun}已复制`)
    else toast.info(`请选中${noun}后按 Ctrl+C 复制。`)
  }
  return (
    <div className="flex gap-2">
      <input
        readOnly
        aria-label={label}
        value={value}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        className={`${inputClass} min-w-0 text-sm ${className}`}
      />
      <Button onClick={() => void copy()}>复制</Button>
    </div>
  )
}
