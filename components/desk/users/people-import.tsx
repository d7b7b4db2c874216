'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, inputClass } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { countOf, type PeopleReport, reportWords } from '@/lib/users/import-report'
import { type DeskAction, sendAction } from '../send-action'
import { PeopleReportTable } from './people-report'

type Props = {
  action: DeskAction<PeopleReport>
  /** Whether invitations can be sent. */
  mails: boolean
}

/** A file of people: looked at first, then taken in. */
export function PeopleImport({ action, mails }: Props) {
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<PeopleReport | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, setPending] = useState<'check' | 'run' | null>(null)

  async function send(dryRun: boolean) {
    if (file === null) return setRefusal('请先选择一个 CSV 文件。')
    setPending(dryRun ? 'check' : 'run')
    const form = new FormData()
    form.set('file', file)
    form.set('dryRun', dryRun ? 'yes' : '')
    const answer = await sendAction(action, form)
    setPending(null)
    setRefusal(answer.ok ? null : answer.message)
    if (answer.ok) setReport(answer.data)
    else if (dryRun) setReport(null)
  }
  const check = (event: FormEvent) => {
    event.preventDefault()
    void send(true)
  }
  const ready = report?.dryRun === true ? countOf(report, 'new') : 0
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <form onSubmit={check} className="flex flex-col gap-4" noValidate>
        <Field
          label="CSV 文件"
          hint="第一行是列名：姓名、邮箱、角色，次序不限。角色写管理员、总编、编辑或作者。Excel、WPS 另存的 CSV 都可以，一次最多 500 人。"
          error={refusal ?? undefined}
        >
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              className={`${inputClass} max-w-lg`}
              onChange={(event) => {
                setFile(event.target.files?.[0] ?? null)
                setReport(null)
                setRefusal(null)
              }}
            />
          )}
        </Field>
        <div>
          <Button type="submit" variant={ready > 0 ? 'secondary' : 'primary'} pending={pending === 'check'}>
            检查
          </Button>
        </div>
      </form>
      {report && (
        <section aria-label={report.dryRun ? '检查结果' : '导入结果'} className="flex flex-col gap-4">
          <Notice tone={report.dryRun ? 'info' : 'ok'}>
            {report.dryRun
              ? `还没有新建任何账号。${reportWords(report)}。`
              : `导入完成。${reportWords(report)}。`}
          </Notice>
          <PeopleReportTable report={report} />
          {ready > 0 && !mails && (
            <Notice tone="warn">
              还没有设置邮件服务器，不能发邀请邮件。设置好邮件再导入，或逐个新建用户。
            </Notice>
          )}
          {ready > 0 && mails && (
            <div>
              <Button variant="primary" pending={pending === 'run'} onClick={() => void send(false)}>
                {`新建并邀请 ${ready} 人`}
              </Button>
            </div>
          )}
        </section>
      )}
    </div>
  )
}
