import { clsx } from 'clsx'
import { type ReviewPanel, reviewWord } from '@/lib/review/panel'

/** Where the review stands, over the text: everywhere where its panel is out of sight, and for everybody after a change of what was signed. */
export function ReviewLine({ review }: { review: ReviewPanel }) {
  const word = reviewWord(review)
  if (!word) return null
  const mine = review.steps.some(({ may }) => may.approve || may.take || may.settle)
  const changed = word === '签发后改动'
  return (
    <p
      className={clsx(
        'flex flex-wrap items-baseline gap-x-3 rounded-md px-3 py-2 text-sm xl:hidden',
        changed ? 'bg-warn-soft text-warn' : 'bg-info-soft text-info',
      )}
    >
      <span>审校：{word}</span>
      <a href="#review" className="underline underline-offset-2">
        {mine ? '由您来审，看审校' : '看审校'}
      </a>
    </p>
  )
}
