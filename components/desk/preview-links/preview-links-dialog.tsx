'use client'
import { useCallback, useEffect, useState } from 'react'
import { toast } from 'sonner'
import { z } from 'zod'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { siteDateTime } from '@/lib/time'
import { CopyField } from '../copy-field'
import { type DeskAction, formOf, sendAction } from '../send-action'

const links = z.array(
  z.object({
    id: z.number(),
    note: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    uses: z.number(),
    lastUsedAt: z.string().nullable(),
    byName: z.string(),
    revision: z.number(),
    state: z.enum(['OPEN', 'EXPIRED', 'REVOKED']),
  }),
)
type Link = z.output<typeof links>[number]

export type PreviewLinkActions = {
  share: DeskAction<{ id: number; path: string }>
  revoke: DeskAction
}
type Props = {
  id: number
  actions: PreviewLinkActions
  /** The version that is shared, once what is on the screen is saved; null when that failed. */
  version: () => Promise<number | null>
  onClose: () => void
}

const when = (iso: string) => siteDateTime(new Date(iso))

/** The links of a piece as the server has them; null until it has answered. */
function useLinks(id: number) {
  const [found, setFound] = useState<Link[] | null>(null)
  const [failed, setFailed] = useState(false)
  const reload = useCallback(async () => {
    const answer = await fetch(`/api/articles/${id}/preview-links`).catch(() => null)
    const parsed = links.safeParse(await answer?.json().catch(() => null))
    setFailed(!parsed.success)
    if (parsed.success) setFound(parsed.data)
  }, [id])
  useEffect(() => void reload(), [reload])
  return { found, failed, reload }
}

/** Makes links that show the draft as it is now to people without an account, and takes them back. */
export function PreviewLinksDialog({ id, actions, version, onClose }: Props) {
  const { found, failed, reload } = useLinks(id)
  const [made, setMade] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [pending, setPending] = useState(false)

  async function share(form: FormData) {
    setPending(true)
    const now = await version()
    if (now === null) setWrong('内容还没有保存成功，请先处理保存的问题再试。')
    else {
      const [days, note] = [String(form.get('days')), String(form.get('note'))]
      const answer = await sendAction(actions.share, formOf({ id, version: now, days, note }))
      setWrong(answer.ok ? null : answer.message)
      if (answer.ok) setMade(new URL(answer.data.path, window.location.href).href)
      await reload()
    }
    setPending(false)
  }
  async function revoke(linkId: number) {
    const answer = await sendAction(actions.revoke, formOf({ linkId }))
    if (answer.ok) toast.success('链接已收回，打不开了')
    else toast.error(answer.message)
    await reload()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="预览链接"
      description="拿到链接的人不用登录就能看到这一版；之后的修改不会出现在里面，搜索引擎也不会收录。"
      wide
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void share(new FormData(event.currentTarget))
        }}
        className="flex flex-wrap items-end gap-3"
      >
        <SelectField label="有效期" name="days" defaultValue="7" className="w-28">
          <option value="1">1 天</option>
          <option value="7">7 天</option>
          <option value="30">30 天</option>
        </SelectField>
        <TextField
          label="备注（可不填）"
          name="note"
          maxLength={100}
          placeholder="如：给受访者核对"
          className="min-w-48 flex-1"
        />
        <Button type="submit" variant="primary" pending={pending}>
          生成链接
        </Button>
      </form>
      {wrong && (
        <div className="mt-3">
          <Notice tone="error">{wrong}</Notice>
        </div>
      )}
      {made && <Made address={made} />}
      <h3 className="mt-6 mb-2 text-sm font-medium">已生成的链接</h3>
      {failed && <Notice tone="error">没有读到，请检查网络后重新打开这个窗口。</Notice>}
      {!found && !failed && <Skeleton rows={2} />}
      {found?.length === 0 && <p className="text-sm text-muted">还没有。</p>}
      <ul className="divide-y divide-line">
        {found?.map((link) => (
          <Row key={link.id} link={link} onRevoke={() => void revoke(link.id)} />
        ))}
      </ul>
    </Dialog>
  )
}

/** The address, which nobody can be shown again. */
function Made({ address }: { address: string }) {
  return (
    <div role="status" className="mt-4 rounded-md bg-accent-soft p-3">
      <p className="mb-2 text-sm">链接已生成，只显示这一次，请现在复制：</p>
      <CopyField label="预览链接的网址" value={address} noun="链接" />
    </div>
  )
}

const ENDED = { EXPIRED: '已过期', REVOKED: '已收回' } as const

function Row({ link, onRevoke }: { link: Link; onRevoke: () => void }) {
  const { note, state, revision, byName, createdAt, expiresAt, uses, lastUsedAt } = link
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-64">
        <p>
          {note || `${byName}生成的链接`} {state !== 'OPEN' && <Badge>{ENDED[state]}</Badge>}
        </p>
        <p className="text-xs text-muted tabular-nums">
          第 {revision} 版，{byName}生成于 {when(createdAt)}，有效至 {when(expiresAt)}；
          {lastUsedAt ? `打开 ${uses} 次，最近 ${when(lastUsedAt)}` : '还没有人打开'}
        </p>
      </div>
      {state === 'OPEN' && (
        <Button small variant="danger" onClick={onRevoke} aria-label={`收回${note || '这个链接'}`}>
          收回
        </Button>
      )}
    </li>
  )
}
