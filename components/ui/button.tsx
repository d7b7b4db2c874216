import { clsx } from 'clsx'
import type { ButtonHTMLAttributes, ReactNode } from 'react'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

const LOOK: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  secondary: 'bg-surface text-ink border-line-strong hover:bg-sunken',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-sunken',
  danger: 'bg-surface text-danger border-danger/50 hover:bg-danger-soft',
}

/** The look of a button, for links that act like one. */
export function buttonClass(variant: ButtonVariant = 'secondary', small = false): string {
  return clsx(
    'inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors',
    'disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
    small ? 'min-h-8 px-2.5 text-sm' : 'min-h-9.5 px-3.5 text-sm',
    LOOK[variant],
  )
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant
  small?: boolean
  /** Shows that the work is under way, and takes no second press. */
  pending?: boolean
  children: ReactNode
}

/** A button; one that does not send its form unless told so. */
export function Button({ variant, small, pending, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || pending}
      aria-busy={pending || undefined}
      className={clsx(buttonClass(variant, small), className)}
    >
      {pending && <Spinner />}
      {children}
    </button>
  )
}

/** A turning ring; decoration beside words that say the same. */
export function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-3.5 shrink-0 animate-spin rounded-full border-2 border-current border-r-transparent"
    />
  )
}
