'use client'
import { Toaster as Sonner } from 'sonner'

/** Where short messages after a success appear. */
export function Toaster() {
  return <Sonner position="bottom-center" theme="system" closeButton containerAriaLabel="通知" />
}
