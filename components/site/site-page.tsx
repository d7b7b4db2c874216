import type { ReactNode } from 'react'
import type { SiteFrame } from '@/lib/settings/frame'
import { SiteFooter } from './site-footer'
import { type Place, SiteHeader } from './site-header'

type Props = { frame: SiteFrame; place?: Place; children: ReactNode }

/** What stands around every reader's page. */
export function SitePage({ frame, place = null, children }: Props) {
  return (
    <>
      <a href="#main" className="skip-link">
        跳到正文
      </a>
      <SiteHeader frame={frame} place={place} />
      <main id="main" tabIndex={-1} className="wrap site-main">
        {children}
        <qy-top className="no-print" suppressHydrationWarning>
          <a href="#main">回到顶部</a>
        </qy-top>
      </main>
      <SiteFooter frame={frame} />
    </>
  )
}
