import type { PublicArticle } from '@/lib/articles/public-article'
import { siteUrl } from '@/lib/env'
import { QrCode } from './article-code'
import { PublishedAt } from './published-on'

type Props = { article: PublicArticle; siteName: string }

/** What paper must say that a screen need not: where the piece is from, when it came out, and how to find it again. */
export function PrintSheet({ article: { id, source, publishedAt }, siteName }: Props) {
  const address = siteUrl(`/articles/${id}`)
  return (
    <div className="print-sheet">
      <QrCode id="page-code" address={address} />
      <p>
        来源：{source?.name ?? siteName}
        <br />
        发布时间：
        <PublishedAt at={publishedAt} />
        <br />
        网址：{address}
        <br />
        <span data-printed="" data-say-printed="打印时间：" suppressHydrationWarning />
      </p>
    </div>
  )
}
