'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Section } from '@/components/desk/section'
import { Button } from '@/components/ui/button'
import { inputClass } from '@/components/ui/field'
import { siteDateTime } from '@/lib/time'
import { type DeskAction, formOf, sendAction } from '../send-action'

type Props = {
  /** When the address was made and last used; null while there is none. */
  feed: { createdAt: Date; lastUsedAt: Date | null } | null
  share: DeskAction<{ path: string }>
  revoke: DeskAction<void>
}

/** The private address of the calendar: shown once when it is made, renewed or revoked at any time. */
export function FeedSection({ feed, share, revoke }: Props) {
  const router = useRouter()
  const [address, setAddress] = useState('')
  const [pending, setPending] = useState(false)
  async function run<T>(action: DeskAction<T>, done: (data: T) => void) {
    setPending(true)
    const answer = await sendAction(action, formOf({}))
    setPending(false)
    if (!answer.ok) return void toast.error(answer.message)
    done(answer.data)
    router.refresh()
  }
  const onShare = () => run(share, ({ path }) => setAddress(location.origin + path))
  const onRevoke = () =>
    run(revoke, () => {
      setAddress('')
      toast.success('订阅地址已停用')
    })
  return (
    <Section
      title="订阅日历"
      explain="把采编日历订阅到手机或电脑的日历软件（iCal）。地址只属于您，内容与您在这里看到的一样；谁拿到地址谁就能看，请不要转发。"
    >
      {address !== '' && (
        <label className="flex flex-col gap-1.5 text-sm">
          订阅地址（只显示这一次，请现在复制）
          <input
            readOnly
            value={address}
            className={inputClass}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
      {feed && (
        <p className="text-sm text-muted">
          {siteDateTime(feed.createdAt)} 生成；
          {feed.lastUsedAt ? `最近一次读取 ${siteDateTime(feed.lastUsedAt)}` : '还没有被读取过'}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button pending={pending} onClick={() => void onShare()}>
          {feed ? '换一个地址' : '生成订阅地址'}
        </Button>
        {feed && (
          <Button variant="danger" pending={pending} onClick={() => void onRevoke()}>
            停用
          </Button>
        )}
      </div>
    </Section>
  )
}
