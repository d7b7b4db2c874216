export type Health = {
  ok: boolean
  web: 'ok'
  database: 'ok' | 'unreachable'
  /** Seconds since the worker last said it is alive; null when it never has. */
  worker: { status: 'ok' | 'silent'; secondsAgo: number | null }
  /** Appointments that should have been kept by now. */
  overdue: number | null
}

/** What of it the desk must know, in sentences; empty when all is well. */
export function alarmOf({ database, worker, overdue }: Omit<Health, 'ok' | 'web'>): string[] {
  if (database === 'unreachable') return ['连接不上数据库，保存和定时都暂停了。请立即联系管理员。']
  const silent = worker.secondsAgo === null ? '没有启动' : '停止了'
  return [
    ...(worker.status === 'ok'
      ? []
      : [
          `后台任务${silent}。到点的稿件由网站进程代为发布，但邮件、Webhook、搜索引擎推送和图片处理都停着。请联系管理员重新启动。`,
        ]),
    ...(overdue ? [`有 ${overdue} 个定时过了时间还没有执行，见“没有按时执行”。`] : []),
  ]
}
