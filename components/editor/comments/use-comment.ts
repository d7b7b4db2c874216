'use client'
import { useState } from 'react'
import { toast } from 'sonner'
import type { Anchor } from '@/lib/comments/anchor'
import type { ThreadChange } from '@/lib/comments/schema'
import { siteDateTime } from '@/lib/time'
import type { Draft } from '../use-draft'
import { type Remark, sendChange, sendDeletion, sendReply, sendThread } from './thread-requests'
import type { ThreadsOnScreen } from './use-threads'

const DONE: Record<ThreadChange, string> = {
  resolve: '批注已解决',
  reopen: '批注已重新打开',
  block: '已设为必须处理，解决前不能发布',
  unblock: '已取消必须处理',
}

/** Everything one can do with comments; each resolves to what went wrong, or null. */
export function useComment(draft: Draft, on: ThreadsOnScreen, refresh: () => Promise<void>) {
  const [busy, setBusy] = useState(false)

  async function attempt(run: () => Promise<void>): Promise<string | null> {
    setBusy(true)
    try {
      await run()
      await on.reload()
      return null
    } catch (error) {
      return error instanceof Error ? error.message : '没有完成，请重试。'
    } finally {
      setBusy(false)
    }
  }
  function tell(calledOff: string | null): void {
    if (calledOff === null) return
    toast.warning(`已取消 ${siteDateTime(new Date(calledOff))} 的定时发布，并通知了设定时的人。`)
    void refresh()
  }
  async function said(run: () => Promise<void>, done: string): Promise<void> {
    const wrong = await attempt(run)
    if (wrong) toast.error(wrong)
    else toast.success(done)
  }
  return {
    busy,
    /** The server must have the words that are commented on: what is on the screen is saved first. */
    begin: (remark: Remark & { blocking: boolean }, anchor: () => Anchor | null) =>
      attempt(async () => {
        if (!(await draft.save())) throw new Error('内容还没有保存成功，请先处理保存的问题再批注。')
        const id = draft.session.current?.saver.ref?.id
        if (id === undefined) throw new Error('请先填写标题，保存后再批注。')
        const { threadId, calledOff } = await sendThread(id, { ...remark, anchor: anchor() })
        on.setActive(threadId)
        tell(calledOff)
      }),
    reply: (threadId: number, remark: Remark) =>
      attempt(async () => {
        await sendReply(threadId, remark)
      }),
    change: (threadId: number, change: ThreadChange) =>
      said(async () => tell((await sendChange(threadId, change)).calledOff), DONE[change]),
    remove: (threadId: number, commentId: number) =>
      said(async () => {
        await sendDeletion(threadId, commentId)
      }, '批注已删除'),
  }
}

export type CommentDeeds = ReturnType<typeof useComment>
