import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ListPages } from '@/components/desk/list-pages'
import { LogFilter } from '@/components/desk/log-filter'
import { stateSelect } from '@/components/desk/log-selects'
import { MailLog } from '@/components/desk/mails/mail-log'
import { MAILS_PATH } from '@/components/desk/mails/mails-path'
import { TestMail } from '@/components/desk/mails/test-mail'
import { PageHeader } from '@/components/desk/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { mailIsOn } from '@/lib/env'
import { listMails } from '@/lib/mail/queries'
import { type AskedOfMails, askedOfMails, MAIL_STATE_LABELS } from '@/lib/mail/schema'
import type { SearchParams } from '../list-params'
import { retry, test } from './actions'

export const metadata: Metadata = { title: '邮件' }

/** What the desk sent to whom by mail, and what became of it. */
export default async function MailsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('mail.manage')
  const asked = askedOfMails.parse(await searchParams)
  return (
    <>
      <PageHeader title="邮件">通知和每日摘要的发送记录，留存 30 天。邮件正文不保存。</PageHeader>
      {mailIsOn() ? (
        <TestMail action={test} />
      ) : (
        <div className="mb-5">
          <Notice tone="info">
            还没有设置邮件服务器，不发邮件。请在配置里写上 SMTP_URL 和 SMTP_FROM，再重新启动。
          </Notice>
        </div>
      )}
      <LogFilter
        path={MAILS_PATH}
        asked={{ state: asked.state }}
        selects={[stateSelect(MAIL_STATE_LABELS)]}
      />
      <Suspense key={JSON.stringify(asked)} fallback={<Skeleton rows={8} />}>
        <Log actor={actor} asked={asked} />
      </Suspense>
    </>
  )
}

async function Log({ actor, asked }: { actor: Actor; asked: AskedOfMails }) {
  const { rows, next } = await listMails(actor, asked)
  if (rows.length === 0)
    return asked.state ? (
      <EmptyState title="没有这样的邮件">换个状态再看。</EmptyState>
    ) : (
      <EmptyState title="还没有邮件">
        有人选择了“立即发邮件”或“归入每日摘要”的事发生后，就会出现在这里。
      </EmptyState>
    )
  return (
    <>
      <MailLog rows={rows} retry={retry} />
      <ListPages path={MAILS_PATH} asked={{ state: asked.state }} before={asked.before} next={next} />
    </>
  )
}
