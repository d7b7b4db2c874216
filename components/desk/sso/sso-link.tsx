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
  /** For who is signed in already, and has to show that it is still them. */
  again?: boolean
}

/** Leads to the provider of single sign-on, where there is one. A link: a form may not lead to another site. */
export function SsoLink({ destination, onDone, again = false }: Props) {
  const label = useSsoLabel()
  const listens = label !== null && onDone !== undefined
  useEffect(() => {
    if (listens) return hearSignedIn(onDone)
  }, [listens, onDone])
  if (label === null) return null
  const query = new URLSearchParams({ callbackUrl: onDone ? SIGNED_IN_PATH : destination })
  if (again) query.set('again', '1')
  return (
    <div className="mt-4 flex flex-col gap-2">
      <a
        href={`/api/sign-in/sso?${query}`}
        className={buttonClass()}
        {...(onDone ? { target: '_blank', rel: 'noopener' } : {})}
      >
        <Building2 aria-hidden="true" />用{label}
        {again ? '确认' : '登录'}
      </a>
      {onDone && (
        <p className="text-sm text-muted">在新标签页里{again ? '确认' : '登录'}，这一页的内容不动。</p>
      )}
    </div>
  )
}
