'use client'
import { Copy, Plus } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { inputClass } from '@/components/ui/field'
import { RecordDialog } from '../record-dialog'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
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
      {made !== null && <MadeToken token={made} onClose={() => setMade(null)} />}
    </Section>
  )
}

/** The token, which nobody can be shown again. */
function MadeToken({ token, onClose }: { token: string; onClose: () => void }) {
  const copy = () =>
    (navigator.clipboard?.writeText(token) ?? Promise.reject(new Error('no clipboard'))).then(
      () => toast.success('令牌已复制'),
      () => toast.info('请选中令牌后按 Ctrl+C 复制。'),
    )
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="令牌已生成"
      description="只显示这一次，请现在复制到您的程序里。谁拿到它，谁就能以您的名义读写稿件；不要写进代码或发给别人。"
    >
      <div className="flex gap-2">
        <input
          readOnly
          aria-label="API 令牌"
          value={token}
          spellCheck={false}
          onFocus={(event) => event.target.select()}
          className={`${inputClass} min-w-0 font-mono text-sm`}
        />
        <Button onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          复制
        </Button>
      </div>
      <div className="mt-5 flex justify-end">
        <Button variant="primary" onClick={onClose}>
          我已保存
        </Button>
      </div>
    </Dialog>
  )
}
