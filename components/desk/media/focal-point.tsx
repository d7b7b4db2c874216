'use client'
import type { MouseEvent } from 'react'
import { useState } from 'react'
import { pictureSrc } from '@/lib/media/schema'
import type { MediaItem } from './media-item'

const inside = (value: number) => Math.min(100, Math.max(0, Math.round(value)))

/** 焦点: what stays in sight where the picture is cut; a click on it, or two sliders for the keyboard. */
export function FocalPoint({
  item,
  disabled,
  onMove,
}: {
  item: MediaItem
  disabled: boolean
  onMove: () => void
}) {
  const [at, setAt] = useState({ x: item.focusX, y: item.focusY })
  const move = (x: number, y: number) => {
    setAt({ x: inside(x), y: inside(y) })
    onMove()
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (disabled) return
    const box = event.currentTarget.getBoundingClientRect()
    move(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100)
  }
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">焦点</legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the sliders below do the same by keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div onClick={onClick} className="relative mx-auto w-fit max-w-full cursor-crosshair">
        <img
          src={pictureSrc(item, 960)}
          alt={item.alt || item.originalName}
          width={item.width}
          height={item.height}
          className="max-h-60 w-auto max-w-full rounded-md bg-sunken"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute size-7 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-white bg-accent/35 shadow-[0_0_0_1px_rgb(0_0_0/0.55)]"
          style={{ left: `${at.x}%`, top: `${at.y}%` }}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        {(['x', 'y'] as const).map((axis) => (
          <label key={axis} className="flex flex-col gap-1 text-sm text-muted">
            {axis === 'x' ? '横向' : '纵向'} {at[axis]}%
            <input
              type="range"
              name={axis === 'x' ? 'focusX' : 'focusY'}
              min={0}
              max={100}
              value={at[axis]}
              onChange={(event) => {
                const value = Number(event.target.value)
                move(axis === 'x' ? value : at.x, axis === 'y' ? value : at.y)
              }}
              className="w-full accent-accent"
            />
          </label>
        ))}
      </div>
      <p className="text-sm text-muted">点图上最要紧的地方。列表和卡片裁切图片时，会把它留在画面里。</p>
    </fieldset>
  )
}
