import type { PublicArticle } from '@/lib/articles/public-article'
import { PublishedAt } from './published-on'

/** What was changed after readers had seen it, and why; nothing when nothing was. */
export function Corrections({ corrections }: Pick<PublicArticle, 'corrections'>) {
  if (corrections.length === 0) return null
  return (
    <section id="corrections" aria-labelledby="corrections-title" className="corrections">
      <h2 id="corrections-title">更正</h2>
      <ol>
        {corrections.map(({ number, at, what, why }) => (
          <li key={number} id={`correction-${number}`}>
            <CorrectionText at={at} what={what} why={why} />
          </li>
        ))}
      </ol>
      <p className="corrections-all no-print">
        <a href="/corrections">本站全部更正</a>
      </p>
    </section>
  )
}

/** One note: when, what, why. */
export function CorrectionText({ at, what, why }: { at: Date; what: string; why: string }) {
  return (
    <>
      <p className="correction-at">
        <PublishedAt at={at} />
      </p>
      <p className="correction-what">{what}</p>
      <p className="correction-why">原因：{why}</p>
    </>
  )
}
