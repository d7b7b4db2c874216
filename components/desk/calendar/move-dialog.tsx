'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { fieldTime, siteDateTime } from '@/lib/time'
import type { Movable } from './use-moves'
import { kindWord } from './words'

type Props = { entry: Movable; onClose: () => void; onMove: (day: string, time: string | null) => void }

/** Another day, and another minute for what has one. */
export function MoveDialog({ entry, onClose, onMove }: Props) {
  const [missing, setMissing] = useState(false)
  const timed = entry.kind === 'SCHEDULE'
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const value = String(new FormData(event.currentTarget).get('when') ?? '')
    const [day = '', time = null] = value.split('T')
    setMissing(day === '')
    if (day !== '') onMove(day, time)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`${kindWord(entry)}改期`}
      description={
        timed
          ? `《${entry.title}》。只改时间：到时执行的仍是当初定下的那一版。`
          : `《${entry.title}》。只改计划的日期，与发布时间无关。`
      }
    >
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label={timed ? '时间（北京时间）' : '日期'}
          name="when"
          type={timed ? 'datetime-local' : 'date'}
          defaultValue={timed ? entry.at : entry.day}
          min={timed ? fieldTime(new Date()) : undefined}
          hint={`现在是北京时间 ${siteDateTime(new Date())}`}
          error={missing ? '请选择日期' : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>取消</Button>
          <Button type="submit" variant="primary">
            改期
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
