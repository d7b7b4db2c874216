import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { CorrectionText } from '@/components/site/corrections'
import { Pager } from '@/components/site/pager'
import { SitePage } from '@/components/site/site-page'
import { StructuredData } from '@/components/site/structured-data'
import { listCorrections } from '@/lib/corrections/public'
import { correctionsData, correctionsMetadata } from '@/lib/meta/lists'
import { getSiteFrame } from '@/lib/settings/public'
import { readParam, type SearchParams } from '../search-params'

type Props = { searchParams: SearchParams }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return correctionsMetadata(await getSiteFrame(), await readParam(searchParams, 'before'))
}

/** Everything that was changed after readers had seen it. */
export default async function CorrectionsPage({ searchParams }: Props) {
  const before = await readParam(searchParams, 'before')
  const [frame, { rows, next }] = await Promise.all([getSiteFrame(), listCorrections(before)])
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: '更正', path: '/corrections' }]} />
      <header className="list-head">
        <h1>更正</h1>
        <p>文章发表之后改动过的内容，在这里写明改了什么、为什么改，新的在前。</p>
      </header>
      {rows.length === 0 ? (
        <p className="py-10 text-muted">
          {before === null ? '还没有更正。发现文章有误，请按页尾的联系方式告诉我们。' : '没有更早的更正了。'}
        </p>
      ) : (
        <ol>
          {rows.map(({ id, number, articleId, title, at, what, why }) => (
            <li key={id} className="correction">
              <h2>
                <a href={`/articles/${articleId}#correction-${number}`}>{title}</a>
              </h2>
              <CorrectionText at={at} what={what} why={why} />
            </li>
          ))}
        </ol>
      )}
      <Pager path="/corrections" before={before} next={next} older="更早的更正" />
      <StructuredData data={correctionsData(before, rows)} />
    </SitePage>
  )
}
