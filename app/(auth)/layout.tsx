import type { ReactNode } from 'react'
import '../admin/desk.css'

/** The frame of the sign-in page. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center px-5 py-12">{children}</main>
  )
}
