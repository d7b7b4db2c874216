'use client'
import { useState } from 'react'
import { ConfirmAction } from '@/components/desk/confirm-action'
import type { DeskAction } from '@/components/desk/send-action'
import { Button } from '@/components/ui/button'

type Props = { article: { id: number; version: number }; action: DeskAction }

/** Goes on with what can be read. */
export function SalvageButton({ article, action }: Props) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setAsking(true)}>
        用能读出的内容继续编辑
      </Button>
      {asking && (
        <ConfirmAction
          title="用能读出的内容继续编辑？"
          confirmLabel="修复并打开编辑器"
          action={action}
          fields={article}
          done="正文已修复，原来的数据在历史版本里"
          onClose={() => setAsking(false)}
        >
          草稿会换成下面能读出的内容，损坏的数据作为一个历史版本留下。已发布的页面不变，要等下次发布。
        </ConfirmAction>
      )}
    </>
  )
}

/** The stored data as a file, for whoever wants to look into it. */
export function SaveRawButton({ name, text }: { name: string; text: string }) {
  function save() {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    URL.revokeObjectURL(url)
  }
  return <Button onClick={save}>下载原始数据</Button>
}
