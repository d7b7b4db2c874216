'use client'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** A panel over the end of the text, above the status line; in focus mode a wide window has room for it beside the text. */
export function ToolPanel({
  beside,
  narrowOnly,
  children,
}: {
  beside: boolean
  narrowOnly?: boolean
  children: ReactNode
}) {
  return (
    <div
      className={clsx(
        'absolute bottom-full left-2 mb-2 flex max-h-[50dvh] w-80 max-w-[calc(100%-1rem)] flex-col rounded-lg border border-line bg-surface p-2 shadow-lift',
        beside && 'xl:fixed xl:top-20 xl:bottom-auto xl:left-4 xl:mb-0 xl:max-h-[75dvh] xl:w-58',
        narrowOnly && !beside && 'xl:hidden',
      )}
    >
      {children}
    </div>
  )
}
