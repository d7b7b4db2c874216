'use client'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { forgetUnfinished, unfinishedNames } from './send-file'

/** Tells after a reload which files were not finished: a browser cannot open them again by itself. */
export function UnfinishedNotice() {
  const [names, setNames] = useState<string[]>([])
  useEffect(() => {
    unfinishedNames().then(setNames, () => undefined)
  }, [])
  if (names.length === 0) return null
  return (
    <div className="mb-4">
      <Notice tone="info">
        上次有 {names.length} 个文件没有传完：{names.slice(0, 3).join('、')}
        {names.length > 3 && ' 等'}。重新选择它们，会从断开的地方接着传。
        <button
          type="button"
          onClick={() => {
            setNames([])
            void forgetUnfinished()
          }}
          className="ml-2 underline underline-offset-4"
        >
          不传了
        </button>
      </Notice>
    </div>
  )
}
