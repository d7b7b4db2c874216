'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmAction } from '../confirm-action'
import type { DeskAction } from '../send-action'

/** A browser in which a colleague is signed in. Times are in the site's zone. */
export type ColleagueSession = { id: string; words: string; address: string; since: string; lastSeen: string }

type Props = { userId: number; name: string; sessions: ColleagueSession[]; end: DeskAction | null }

/** Where a colleague is signed in; `end` is null for one's own account, whose devices are ended elsewhere. */
export function PersonSessions({ userId, name, sessions, end }: Props) {
  const [asked, setAsked] = useState<ColleagueSession | null>(null)
  if (sessions.length === 0) return <p className="text-sm text-muted">现在没有登录的设备。</p>
  return (
    <>
      <ul aria-label="登录的设备" className="flex flex-col divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-3 py-2.5 first:pt-0 last:pb-0">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{session.words}</p>
              <p className="text-sm break-words text-muted tabular-nums">
                {session.address !== '' && `${session.address} · `}
                {`登录于 ${session.since} · 最近使用 ${session.lastSeen}`}
              </p>
            </div>
            {end && (
              <Button
                small
                onClick={() => setAsked(session)}
                aria-label={`让“${session.words}”（登录于 ${session.since}）退出`}
              >
                退出
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && end && (
        <ConfirmAction
          title={`让${name}在“${asked.words}”上退出登录？`}
          confirmLabel="退出登录"
          danger
          action={end}
          fields={{ userId, sessionId: asked.id }}
          done="已退出登录"
          onClose={() => setAsked(null)}
        >
          那台设备马上退出登录，没有保存的内容会留在那里的窗口中。
        </ConfirmAction>
      )}
    </>
  )
}
