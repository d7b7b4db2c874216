'use client'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useFocusReturn } from './use-focus-return'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  wide?: boolean
  children: ReactNode
}

const Hold = createContext<(held: boolean) => void>(() => undefined)

/** Inside a window: neither Escape nor a touch beside it closes it any more, its own buttons alone do. */
export function HeldOpen() {
  const hold = useContext(Hold)
  useEffect(() => {
    hold(true)
    return () => hold(false)
  }, [hold])
  return null
}

/** A window over the page that keeps the keyboard inside until it is closed. */
export function Dialog({ open, onOpenChange, title, description, wide, children }: Props) {
  const focus = useFocusReturn()
  const [held, setHeld] = useState(false)
  return (
    <Primitive.Root open={open} onOpenChange={(next) => held || onOpenChange(next)}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Primitive.Content
          {...focus}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={clsx(
            'fixed inset-x-3 top-1/2 z-50 mx-auto max-h-[90dvh] -translate-y-1/2 overflow-y-auto rounded-lg border border-line bg-surface p-5 shadow-lift',
            wide ? 'max-w-3xl' : 'max-w-md',
          )}
        >
          <Primitive.Title className="pr-8 font-serif text-lg font-semibold">{title}</Primitive.Title>
          {description && (
            <Primitive.Description className="mt-1 text-sm text-muted">{description}</Primitive.Description>
          )}
          <Hold value={setHeld}>
            <div className="mt-4">{children}</div>
          </Hold>
          {!held && (
            <Primitive.Close
              aria-label="关闭"
              className="absolute top-4 right-4 rounded p-1.5 text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </Primitive.Close>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
