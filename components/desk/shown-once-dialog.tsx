'use client'
import { Button } from '@/components/ui/button'
import { Dialog, HeldOpen } from '@/components/ui/dialog'
import { CopyField } from './copy-field'

type Props = {
  title: string
  description: string
  label: string
  /** What it is, in the words about copying it. */
  noun: string
  secret: string
  onClose: () => void
}

/** A secret that nobody can be shown again. */
export function ShownOnceDialog({ title, description, label, noun, secret, onClose }: Props) {
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={title} description={description}>
      <HeldOpen />
      <CopyField label={label} value={secret} noun={noun} className="font-mono" />
      <div className="mt-5 flex justify-end">
        <Button variant="primary" onClick={onClose}>
          我已保存
        </Button>
      </div>
    </Dialog>
  )
}
