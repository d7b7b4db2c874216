'use client'
import { useState } from 'react'
import { ChoiceField } from '@/components/ui/choice-field'
import { TextAreaField } from '@/components/ui/field'

const WAYS = [
  { value: 'reason', label: '告诉读者原因', hint: '显示在原网址的“已经撤下”页上。' },
  { value: 'nothing', label: '不说明原因', hint: '原网址只显示“这篇文章已经撤下”。' },
] as const

/** Whether readers are told why a piece is gone, and in which words. */
export function NoticeFields({ error }: { error: string | undefined }) {
  const [telling, setTelling] = useState<'reason' | 'nothing'>('reason')
  return (
    <>
      <ChoiceField
        label="打开原网址的读者"
        name="telling"
        choices={[...WAYS]}
        value={telling}
        onChange={setTelling}
      />
      {telling === 'reason' && (
        <TextAreaField
          label="告诉读者的原因"
          name="notice"
          maxLength={500}
          placeholder="如：文中数据有误，核实后另行发布。"
          hint="公开显示，不要写内部情况。"
          error={error}
        />
      )}
    </>
  )
}
