import type { ReactNode } from 'react'

/** The root of everything; readers' pages and the desk bring their own style sheets. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN" suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
