'use client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** A desk page that could not be shown; what was saved is safe. */
export default function DeskError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-4 py-16">
      <h1 className="font-serif text-2xl font-semibold">这一页没有打开</h1>
      <Notice tone="error">
        系统暂时出错，已保存的内容不受影响。请重试；仍不成功请联系管理员
        {error.digest ? `（编号 ${error.digest}）` : ''}。
      </Notice>
      <div>
        <Button variant="primary" onClick={reset}>
          重试
        </Button>
      </div>
    </div>
  )
}
