'use client'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { createContext, type ReactNode, useContext, useRef } from 'react'

const AfterClosing = createContext<(run: () => void) => void>((run) => run())

/** A button that opens a list of things to do. */
export function Menu({
  trigger,
  label,
  children,
  align = 'end',
}: {
  trigger: ReactNode
  label: string
  children: ReactNode
  align?: 'start' | 'end'
}) {
  const chosen = useRef<(() => void) | null>(null)
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={() => {
            const run = chosen.current
            chosen.current = null
            if (run) setTimeout(run)
          }}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-40 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-lift"
        >
          <AfterClosing
            value={(run) => {
              chosen.current = run
            }}
          >
            {children}
          </AfterClosing>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const itemClass =
  'flex w-full items-center gap-2 rounded px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-sunken data-disabled:opacity-50 [&_svg]:size-4'

/** One thing to do; it is done when the menu has closed and given the focus back, so that a window can return it there. */
export function MenuItem({
  onSelect,
  danger,
  disabled = false,
  children,
}: {
  onSelect: () => void
  danger?: boolean
  disabled?: boolean
  children: ReactNode
}) {
  const afterClosing = useContext(AfterClosing)
  return (
    <DropdownMenu.Item
      disabled={disabled}
      onSelect={() => afterClosing(onSelect)}
      className={clsx(itemClass, 'cursor-pointer', danger && 'text-danger')}
    >
      {children}
    </DropdownMenu.Item>
  )
}

/** Something that is on or off. */
export function MenuCheck({
  checked,
  onSelect,
  children,
}: {
  checked: boolean
  onSelect: () => void
  children: ReactNode
}) {
  const afterClosing = useContext(AfterClosing)
  return (
    <DropdownMenu.CheckboxItem
      checked={checked}
      onSelect={() => afterClosing(onSelect)}
      className={clsx(itemClass, 'cursor-pointer aria-checked:text-accent')}
    >
      {children}
      <DropdownMenu.ItemIndicator className="ml-auto">
        <Check aria-hidden="true" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  )
}

/** A link among things to do; its child is the link. */
export function MenuLink({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Item asChild className={itemClass}>
      {children}
    </DropdownMenu.Item>
  )
}

/** A line between groups. */
export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />
}
