'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { OwnSessionLeft } from '@/lib/auth/session-rules'
import { SignInForm } from '../sign-in-form'
import { announceSignedIn, leaveDesk } from './session-events'
import { useAtRest } from './use-at-rest'
import { useSessionWatch } from './use-session-watch'

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Warns before the session ends, and signs in again over the page: what stands in it stays. */
export function SessionWatch({ left }: { left: OwnSessionLeft }) {
  const { sight, stay } = useSessionWatch(left)
  const [asked, setAsked] = useState(false)
  const [putOff, setPutOff] = useState(false)
  const { state, idleSeconds, minutesLeft } = sight
  const ended = state === 'ended'
  const atRest = useAtRest(ended)
  useEffect(() => {
    // Signed in again elsewhere: the next end asks anew.
    if (!ended) setPutOff(false)
  }, [ended])
  const leave = () => {
    setAsked(false)
    setPutOff(ended)
  }
  const done = () => {
    setAsked(false)
    announceSignedIn()
  }
  if (asked || (atRest && !putOff)) return <SignInDialog ended={ended} onDone={done} onClose={leave} />
  if (state === 'idling') return <IdleDialog seconds={idleSeconds} onStay={stay} />
  // Who is writing finishes the sentence; who wants to read or copy first what stands in the page may.
  if (ended)
    return (
      <Reminder onSignIn={() => setAsked(true)}>登录已结束。这一页的内容还在，重新登录后可以继续。</Reminder>
    )
  if (minutesLeft === null) return null
  return (
    <Reminder onSignIn={() => setAsked(true)}>
      一次登录最长 12 小时，将在 {minutesLeft} 分钟后到期。重新登录不影响正在写的内容。
    </Reminder>
  )
}

function Reminder({ children, onSignIn }: { children: ReactNode; onSignIn: () => void }) {
  return (
    <div className="fixed inset-x-3 bottom-3 z-30 mx-auto max-w-md shadow-lift print:hidden">
      <Notice tone="warn">
        <p>{children}</p>
        <div className="mt-2">
          <Button small onClick={onSignIn}>
            现在重新登录
          </Button>
        </div>
      </Notice>
    </div>
  )
}

function IdleDialog({ seconds, onStay }: { seconds: number; onStay: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => open || onStay()} title="即将退出登录">
      <p className="text-sm">
        这里已有一段时间没有操作，<span role="timer">{clock(seconds)}</span>{' '}
        后自动退出登录。写到一半的内容会留在这个窗口里，重新登录后可以接着写。
      </p>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={leaveDesk}>退出登录</Button>
        <Button variant="primary" autoFocus onClick={onStay}>
          继续工作
        </Button>
      </div>
    </Dialog>
  )
}

type SignInProps = { ended: boolean; onDone: () => void; onClose: () => void }

function SignInDialog({ ended, onDone, onClose }: SignInProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="重新登录"
      description={
        ended
          ? '登录已过期或已被结束。这一页的内容都还在，登录后可以继续。'
          : '用您的邮箱和密码登录，新的 12 小时从现在算起。'
      }
    >
      <SignInForm destination="/admin" error={null} onDone={onDone} />
    </Dialog>
  )
}
