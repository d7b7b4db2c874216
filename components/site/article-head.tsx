import { shownOriginalTitle } from '@/lib/articles/original-title'
import type { PublicArticle } from '@/lib/articles/public-article'
import { minutesToRead } from '@/lib/articles/reading-time'
import { ORIGIN_LABELS } from '@/lib/articles/schema'
import { PublishedAt } from './published-on'
import { TitleText } from './title-text'

/** Title with what stands above and below it, and the line of source, people and dates. */
export function ArticleHead({ article, siteName }: { article: PublicArticle; siteName: string }) {
  const { title, leadTitle, subTitle, source, bylines, wordCount, origin, editorName, corrections } = article
  const originalTitle = shownOriginalTitle(article)
  return (
    <header className="article-head">
      {leadTitle && <p className="lead-title">{leadTitle}</p>}
      <h1>
        <TitleText title={title} />
      </h1>
      {subTitle && <p className="sub-title">{subTitle}</p>}
      <p className="article-meta">
        <span>
          来源：{source ? <a href={`/sources/${source.slug}`}>{source.name}</a> : siteName}
          {origin !== 'ORIGINAL' && <span className="origin">{ORIGIN_LABELS[origin]}</span>}
        </span>
        {bylines.length > 0 && (
          <span>
            作者：
            {bylines.map(({ id, name, slug }, index) => (
              <span key={id}>
                {index > 0 && '、'}
                <a href={`/authors/${slug}`} rel="author">
                  {name}
                </a>
              </span>
            ))}
          </span>
        )}
        <Times article={article} />
        {editorName && <span>责任编辑：{editorName}</span>}
        {wordCount > 0 && (
          <span>
            字数：{wordCount}（约 {minutesToRead(wordCount)} 分钟）
          </span>
        )}
        {corrections.length > 0 && (
          <span className="corrected no-print">
            <a href="#corrections">本文有更正，见文末</a>
          </span>
        )}
        {originalTitle && <span className="original-title">原标题：{originalTitle}</span>}
      </p>
    </header>
  )
}

function Times({ article: { publishedAt, updatedAt } }: { article: PublicArticle }) {
  const revised = updatedAt.getTime() - publishedAt.getTime() >= 60_000
  return (
    <>
      <span>
        发布时间：
        <PublishedAt at={publishedAt} />
      </span>
      {revised && (
        <span>
          更新时间：
          <PublishedAt at={updatedAt} />
        </span>
      )}
    </>
  )
}
