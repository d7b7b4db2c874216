'use client'
import { createContext, type ReactNode, useContext } from 'react'

const Label = createContext<string | null>(null)

/** Tells every form of the sign-in what single sign-on is called; null where there is none. */
export function SsoLabel({ label, children }: { label: string | null; children: ReactNode }) {
  return <Label value={label}>{children}</Label>
}

export const useSsoLabel = (): string | null => useContext(Label)
