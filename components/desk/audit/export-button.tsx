'use client'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { askFile } from '../ask-json'

const AWAY = '连接不上服务器，没有导出。请检查网络后重试。'

/** Hands a file to the browser's downloads. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser has taken the file by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(link.href))
}

/** Carries away what the filter shows; that it was done is recorded too. */
export function ExportButton({ query }: { query: string }) {
  const [pending, setPending] = useState(false)
  async function onExport() {
    setPending(true)
    try {
      const file = await askFile(`/api/audit/export${query}`, { method: 'POST', away: AWAY })
      save(file, `操作日志-${new Date().toISOString().slice(0, 10)}.csv`)
      toast.success('已导出，这次导出也记入了操作日志')
    } catch (error) {
      toast.error(error instanceof Error ? error.message : AWAY)
    } finally {
      setPending(false)
    }
  }
  return (
    <Button pending={pending} onClick={() => void onExport()}>
      {!pending && <Download aria-hidden="true" />}
      导出 CSV
    </Button>
  )
}
