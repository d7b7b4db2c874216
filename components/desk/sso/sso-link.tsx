'use client'
import { Building2 } from 'lucide-react'
import { useEffect } from 'react'
import { buttonClass } from '@/components/ui/button'
import { hearSignedIn } from './signed-in-channel'
import { SIGNED_IN_PATH } from './signed-in-path'
import { useSsoLabel } from './sso-label'

type Props = {
  destination: string
  /** Where the page is to stay as it is: the way is gone in a tab of its own, and this is called at its end. */
  onDone?: () => void
}

/** Leads to the provider of single sign-on, where there is one. A link: a form may not lead to another site. */
export function SsoLink({ destination, onDone }: Props) {
  const label = useSsoLabel()
  const listens = label !== null && onDone !== undefined
  useEffect(() => {
    if (listens) return hearSignedIn(onDone)
  }, [listens, onDone])
  if (label === null) return null
  const query = new URLSearchParams({ callbackUrl: onDone ? SIGNED_IN_PATH : destination })
  return (
    <div className="mt-4 flex flex-col gap-2">
      <a
        href={`/api/sign-in/sso?${query}`}
        className={buttonClass()}
        {...(onDone ? { target: '_blank', rel: 'noopener' } : {})}
      >
        <Building2 aria-hidden="true" />用{label}登录
      </a>
      {onDone && <p className="text-sm text-muted">在新标签页里登录，这一页的内容不动。</p>}
    </div>
  )
}
