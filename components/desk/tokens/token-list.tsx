'use client'
import { KeySquare } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmAction } from '../confirm-action'
import type { DeskAction } from '../send-action'
import type { DeskToken } from './token'

/** A token that ends so soon is marked. */
const SOON = 7

type Props = {
  tokens: DeskToken[]
  revoke: DeskAction
  /** Whose tokens they are, where that is a colleague. */
  owner?: { userId: number }
}

/** The tokens of one person that still open something, each of which can be revoked. */
export function TokenList({ tokens, revoke, owner }: Props) {
  const [asked, setAsked] = useState<DeskToken | null>(null)
  return (
    <>
      <ul aria-label="有效的 API 令牌" className="flex flex-col divide-y divide-line empty:hidden">
        {tokens.map((token) => (
          <li key={token.id} className="flex items-start gap-3 py-3 first:pt-0 last:pb-0">
            <KeySquare aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" />
            <TokenFacts token={token} />
            <Button
              small
              onClick={() => setAsked(token)}
              aria-label={`停用“${token.name}”（${token.prefix}…）`}
            >
              停用
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <ConfirmAction
          title={`停用令牌“${asked.name}”？`}
          confirmLabel="停用"
          danger
          action={revoke}
          fields={{ id: asked.id, ...owner }}
          done="令牌已停用"
          onClose={() => setAsked(null)}
        >
          用它的程序马上不能再读写稿件，而且不能恢复；还要用就得生成新的令牌。
        </ConfirmAction>
      )}
    </>
  )
}

function TokenFacts({ token }: { token: DeskToken }) {
  const { name, prefix, scopes, since, until, daysLeft, lastUsed, lastAddress } = token
  const left = daysLeft > 0 ? `还有 ${daysLeft} 天` : '今天到期'
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium wrap-anywhere">
        {name}
        <code className="font-mono text-sm font-normal text-muted">{prefix}…</code>
        {daysLeft < SOON && <Badge tone="warn">{left}</Badge>}
      </p>
      <p className="mt-0.5 text-sm">{scopes}</p>
      <p className="mt-0.5 text-sm text-muted tabular-nums wrap-anywhere">
        {since} 生成 · {until} 到期（{left}）
        <br />
        {lastUsed === null ? '还没有用过' : `最近使用 ${lastUsed}${lastAddress && `，来自 ${lastAddress}`}`}
      </p>
    </div>
  )
}
