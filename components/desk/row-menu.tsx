'use client'
import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu } from '@/components/ui/menu'

/** The menu at the end of a row of a list. */
export function RowMenu({ of, children }: { of: string; children: ReactNode }) {
  const trigger = (
    <button
      type="button"
      aria-label={`“${of}”的操作`}
      className="rounded-md p-2 text-muted hover:bg-sunken hover:text-ink"
    >
      <Ellipsis aria-hidden="true" className="size-4.5" />
    </button>
  )
  return (
    <Menu trigger={trigger} label="操作">
      {children}
    </Menu>
  )
}
