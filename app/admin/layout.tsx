import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { NARROW_COOKIE } from '@/components/desk/narrow-cookie'
import { navigationFor } from '@/components/desk/navigation-items'
import { ProofDialog } from '@/components/desk/session/proof-dialog'
import { SessionWatch } from '@/components/desk/session/session-watch'
import { Shell } from '@/components/desk/shell'
import { SsoLabel } from '@/components/desk/sso/sso-label'
import { Toaster } from '@/components/ui/toaster'
import { roleName } from '@/lib/auth/permissions'
import { currentActor, currentEnds } from '@/lib/auth/session'
import { leftOf } from '@/lib/auth/session-rules'
import { env } from '@/lib/env'
import { countOwnNews } from '@/lib/notifications/queries'
import './desk.css'

export const metadata: Metadata = {
  title: { template: '%s · 青言采编台', default: '青言采编台' },
  robots: { index: false, follow: false },
}

/** The desk around every page. It guards nothing: each page does that itself. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  const ends = await currentEnds()
  if (!actor || !ends || actor.role === 'SYSTEM') return children
  const narrow = (await cookies()).get(NARROW_COOKIE)?.value === '1'
  return (
    <SsoLabel label={env.SSO?.label ?? null}>
      <Shell
        person={{ name: actor.name, role: roleName(actor) }}
        items={navigationFor(actor)}
        news={await countOwnNews(actor)}
        narrow={narrow}
      >
        {children}
      </Shell>
      <ProofDialog />
      <SessionWatch left={{ ...leftOf(ends, new Date()), who: actor.id }} />
      <Toaster />
    </SsoLabel>
  )
}
