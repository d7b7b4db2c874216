import type { Metadata } from 'next'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { PeopleImport } from '@/components/desk/users/people-import'
import { USERS_PATH } from '@/components/desk/users/users-path'
import { requireUser } from '@/lib/auth/session'
import { mailIsOn } from '@/lib/env'
import { importFile } from '../actions'

export const metadata: Metadata = { title: '导入用户' }

/** Many accounts at once, from a table. */
export default async function ImportPeoplePage() {
  await requireUser('user.manage')
  return (
    <>
      <BackLink href={USERS_PATH}>返回用户</BackLink>
      <PageHeader title="导入用户">
        从表格一次开通多个账号。先检查，看清每一行会怎样，再新建并发邀请邮件。
      </PageHeader>
      <PeopleImport action={importFile} mails={mailIsOn()} />
    </>
  )
}
