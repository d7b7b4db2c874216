'use client'
import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { RecordDialog } from '../record-dialog'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
import { ShownOnceDialog } from '../shown-once-dialog'
import type { DeskToken } from './token'
import { TokenFields } from './token-fields'
import { TokenList } from './token-list'

type Made = { token: string }
type Props = { tokens: DeskToken[]; create: DeskAction<Made>; revoke: DeskAction }

/** One's own tokens: what programs use in place of a sign-in. */
export function TokensSection({ tokens, create, revoke }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  return (
    <Section
      title="API 令牌"
      explain={
        <>
          让您的程序代您读写稿件，能做的事不超过您自己的权限。
          <Link href="/admin/account/api" className="text-accent underline underline-offset-4">
            查看 API 说明
          </Link>
        </>
      }
    >
      {tokens.length > 0 ? (
        <TokenList tokens={tokens} revoke={revoke} />
      ) : (
        <p className="text-sm text-muted">还没有令牌。</p>
      )}
      <div>
        <Button onClick={() => setOpen(true)}>
          <Plus aria-hidden="true" />
          生成令牌
        </Button>
      </div>
      {open && (
        <RecordDialog<Made>
          title="生成 API 令牌"
          action={create}
          submitLabel="生成"
          done=""
          onClose={() => setOpen(false)}
          onDone={({ token }) => {
            setMade(token)
            router.refresh()
          }}
        >
          {(error) => <TokenFields error={error} />}
        </RecordDialog>
      )}
      {made !== null && (
        <ShownOnceDialog
          title="令牌已生成"
          description="只显示这一次，请现在复制到您的程序里。谁拿到它，谁就能以您的名义读写稿件；不要写进代码或发给别人。"
          label="API 令牌"
          noun="令牌"
          secret={made}
          onClose={() => setMade(null)}
        />
      )}
    </Section>
  )
}
