import Link from 'next/link'
import { decisionLine } from '@/lib/review/decision-line'
import type { DecisionView } from '@/lib/review/panel'

/** Everything that was decided in a round, newest first. */
export function RoundHistory({ articleId, decisions }: { articleId: number; decisions: DecisionView[] }) {
  if (decisions.length === 0) return null
  return (
    <details className="group text-sm">
      <summary className="cursor-pointer rounded py-1 text-muted">审校记录（{decisions.length} 条）</summary>
      <ol className="mt-1 flex flex-col gap-2 border-l border-line pl-3">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <p>{decisionLine(decision)}</p>
            <p className="text-xs text-muted tabular-nums">
              {decision.at}{' '}
              <Link
                href={`/admin/articles/${articleId}/history?from=${decision.revision}&to=draft#compare`}
                className="underline underline-offset-2 hover:text-accent"
              >
                第 {decision.revision} 版到现在的改动
              </Link>
            </p>
            {decision.note && <p className="wrap-anywhere whitespace-pre-wrap">“{decision.note}”</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}
