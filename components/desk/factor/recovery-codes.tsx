'use client'
import { Copy, Download } from 'lucide-react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { HeldOpen } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'

type Props = { codes: string[]; onDone: () => void }

const asText = (codes: string[]) =>
  `青言采编台 恢复码\n手机不在身边时，登录的第二步可以用一个恢复码代替验证码。每个只能用一次。\n\n${codes.join('\n')}\n`

/** Ten codes that are shown this once. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const copy = () =>
    navigator.clipboard.writeText(asText(codes)).then(
      () => toast.success('已复制恢复码'),
      () => toast.error('浏览器不允许复制，请抄写或下载'),
    )
  const download = () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([asText(codes)], { type: 'text/plain;charset=utf-8' }))
    link.download = '青言恢复码.txt'
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <div className="flex flex-col gap-4">
      <HeldOpen />
      <Notice tone="warn">
        这些恢复码只显示这一次。请抄写、打印或存到可靠的地方：手机丢了，靠它登录。每个只能用一次。
      </Notice>
      <ul
        aria-label="恢复码"
        className="grid grid-cols-2 gap-x-4 gap-y-1.5 font-mono text-sm max-[400px]:grid-cols-1"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          复制
        </Button>
        <Button onClick={download}>
          <Download aria-hidden="true" />
          下载
        </Button>
        <Button variant="primary" onClick={onDone}>
          我已保存好
        </Button>
      </div>
    </div>
  )
}
