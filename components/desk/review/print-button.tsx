'use client'
import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'

/** Prints the page that is shown. */
export function PrintButton() {
  return (
    <Button variant="primary" onClick={() => window.print()}>
      <Printer aria-hidden="true" />
      打印
    </Button>
  )
}
