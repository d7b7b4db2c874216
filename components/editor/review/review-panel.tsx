'use client'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import type { DecisionView, ReviewPanel as Review } from '@/lib/review/panel'
import type { Draft } from '../use-draft'
import { ActDialog } from './act-dialog'
import type { ReviewActions } from './review-acts'
import { RoundHistory } from './round-history'
import { StepItem } from './step-item'
import { useReviewActs } from './use-review-acts'

const link = 'text-accent underline-offset-4 hover:underline'
const compare = (id: number, from: number) => `/admin/articles/${id}/history?from=${from}&to=draft#compare`
const ENDS = {
  RETURNED: '已退回作者',
  WITHDRAWN: '已撤回送审',
  REPLACED: '已终止',
  SIGNED: '已签发',
  OPEN: '',
}

type Props = { draft: Draft; review: Review; actions: ReviewActions; refresh: () => Promise<void> }

/** 审校 beside the text: the steps of the round, who, when and what was said, and what one may do oneself. */
export function ReviewPanel({ draft, review, actions, refresh }: Props) {
  const { asking, running, begin, run, close } = useReviewActs(draft, actions, refresh)
  const { articleId, round, steps, planned, signature, seen, losing, may, urgent } = review
  const open = round?.state === 'OPEN'
  const left = steps.filter(({ state }) => state !== 'approved')
  const last = left.length === 1 ? left[0] : undefined
  return (
    <section
      id="review"
      aria-labelledby="review-title"
      className="flex scroll-mt-20 flex-col gap-2 rounded-lg border border-line bg-surface p-3.5"
    >
      <div className="flex items-baseline justify-between gap-2">
        <h2 id="review-title" className="font-serif font-semibold">
          审校{round ? ` · 第 ${round.number} 轮` : ''}
        </h2>
        {round && (
          <Link href={`/admin/articles/${articleId}/sheet`} className={`text-sm ${link}`}>
            发稿单
          </Link>
        )}
      </div>
      {signature && <Signature articleId={articleId} signature={signature} />}
      {urgent && (
        <div className="rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
          <p>
            {urgent.by}于 {urgent.at} 特急发布，等待补审。原因：{urgent.reason}
          </p>
          {urgent.mayReview && (
            <Button
              small
              className="mt-1.5"
              onClick={() => begin({ act: 'afterwards', urgentId: urgent.id })}
            >
              补审通过…
            </Button>
          )}
        </div>
      )}
      {!round && planned && planned.length > 0 && (
        <p className="text-sm text-muted">
          送审后依次经过：{planned.map(({ name }) => name).join(' → ')}。签发后才能发布。
        </p>
      )}
      {!round && planned?.length === 0 && (
        <p className="text-sm text-muted">这个栏目不审，作者可以自己发布。</p>
      )}
      {round && (
        <p className="text-xs text-muted tabular-nums">
          {round.submitted.by} {round.submitted.at} 送审{open ? '' : `，${ENDS[round.state]}`}
        </p>
      )}
      {round?.state === 'RETURNED' && <Returned decisions={round.decisions} />}
      {open && losing.length > 0 && (
        <p className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
          您现在改动，会影响已有的通过：{losing.join('、')}。
        </p>
      )}
      {seen !== null && (
        <p className="text-sm">
          <Link href={compare(articleId, seen)} className={link}>
            我上次看过之后的改动
          </Link>
        </p>
      )}
      {(open || round?.state === 'SIGNED') && (
        <ol aria-label="审次" className="divide-y divide-line">
          {steps.map((step) => (
            <StepItem
              key={step.id}
              step={step}
              signs={step === last}
              running={running}
              onAct={(act) => begin({ act, step })}
            />
          ))}
        </ol>
      )}
      {round && <RoundHistory articleId={articleId} decisions={round.decisions} />}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {may.withdraw && (
          <Button
            small
            variant="danger"
            pending={running === 'withdraw'}
            onClick={() => begin({ act: 'withdraw' })}
          >
            撤回送审…
          </Button>
        )}
        {may.recall && (
          <Button
            small
            variant="danger"
            pending={running === 'recall'}
            onClick={() => begin({ act: 'recall' })}
          >
            撤销签发…
          </Button>
        )}
      </div>
      {asking && (
        <ActDialog
          doing={asking}
          colleagues={review.colleagues}
          signs={asking.step !== undefined && asking.step.id === last?.id}
          onClose={close}
          onRun={(given) => run(asking, given)}
        />
      )}
    </section>
  )
}

/** Why the piece came back: the first thing its writer wants to know. */
function Returned({ decisions }: { decisions: DecisionView[] }) {
  const back = decisions.find(({ verdict }) => verdict === 'RETURN')
  if (!back) return null
  return (
    <div className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
      <p className="font-medium">{back.byName}退回，意见：</p>
      <p className="wrap-anywhere whitespace-pre-wrap">{back.note}</p>
    </div>
  )
}

type SignatureProps = { articleId: number; signature: NonNullable<Review['signature']> }

function Signature({ articleId, signature: { by, at, revision, hash, changed } }: SignatureProps) {
  return (
    <div
      className={`rounded-md px-3 py-2 text-sm ${changed ? 'bg-warn-soft text-warn' : 'bg-accent-soft text-accent'}`}
    >
      <p className="font-medium">{changed ? '签发后改动' : '已签发'}</p>
      <p className="tabular-nums">
        {by} {at}
      </p>
      <p className="tabular-nums">
        签发第 {revision} 版
        <span className="ml-1.5 font-mono text-xs" title={`内容校验值 ${hash}`}>
          {hash.slice(0, 8)}
        </span>
      </p>
      {changed && (
        <p>
          现在的内容与签发的不同，不能直接发布。
          <Link href={compare(articleId, revision)} className="ml-1 underline underline-offset-2">
            看改了什么
          </Link>
        </p>
      )}
    </div>
  )
}
