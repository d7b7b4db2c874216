'use client'
import { CalendarClock } from 'lucide-react'
import type { Appointment } from '@/components/desk/articles/appointments'
import type { Step } from '@/components/desk/articles/article-steps'
import { Button } from '@/components/ui/button'
import type { Facts } from './piece-standing'

type Props = {
  facts: Facts
  changed: boolean
  running: Step | null
  onCallOff: (scheduleId: number) => void
  onMove: (appointment: Appointment) => void
}

/** The first card of the side panel. */
export function Standing({ facts, changed, running, onCallOff, onMove }: Props) {
  return (
    <div className="flex flex-col gap-3">
      {changed && <p className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">有未发布的修改</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {facts.lines.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {facts.appointments.map((appointment) => (
        <div
          key={appointment.id}
          className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-info-soft px-3 py-2 text-sm text-info"
        >
          <CalendarClock aria-hidden="true" className="size-4 shrink-0" />
          <span className="flex-1 text-balance tabular-nums">{appointment.text}</span>
          {appointment.changeable && (
            <span className="flex">
              <Button
                small
                variant="quiet"
                aria-label={`${appointment.text} 改期`}
                onClick={() => onMove(appointment)}
              >
                改期
              </Button>
              <Button
                small
                variant="quiet"
                aria-label={`取消${appointment.text}`}
                pending={running === 'callOff'}
                onClick={() => onCallOff(appointment.id)}
              >
                取消
              </Button>
            </span>
          )}
          {appointment.action === 'PUBLISH' && (
            <p className="w-full text-xs">到时发布的是定时那一刻的版本，之后的修改不会随它发布。</p>
          )}
        </div>
      ))}
    </div>
  )
}
