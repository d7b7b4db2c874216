import { Notice } from '@/components/ui/notice'
import { siteDateTime } from '@/lib/time'

type Run = {
  finishedAt: Date | null
  night: Date | null
  askedBy: { name: string } | null
  pieces: number
  of: number
  links: number
  unasked: number
}

/** How far a run came, where it could not look at everything. */
function reach({ pieces, of, links, unasked }: Run): string {
  const all = pieces >= of ? `${pieces} 篇已发布稿件全部查过` : `查了最新的 ${pieces} 篇，共 ${of} 篇`
  const asked =
    unasked === 0 ? `站外链接 ${links} 个` : `站外链接 ${links} 个，其中 ${unasked} 个留待下次检查`
  return `${all}；${asked}。`
}

/** When the site was last looked over, by whom, and how far. */
export function RunFacts({ run, isGoing }: { run: Run | null; isGoing: boolean }) {
  return (
    <div className="mb-4 flex flex-col gap-2">
      {isGoing && <Notice tone="info">正在检查，完成后自动显示新的结果。</Notice>}
      {run?.finishedAt ? (
        <p className="text-sm text-muted tabular-nums">
          {`最近一次：${siteDateTime(run.finishedAt)}（${run.night ? '夜间自动' : `${run.askedBy?.name ?? '系统'}发起`}）。${reach(run)}`}
        </p>
      ) : (
        !isGoing && <Notice tone="info">还没有检查过。点“现在检查”，或等今晚自动检查。</Notice>
      )}
    </div>
  )
}
