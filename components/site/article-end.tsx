import { bylineLine } from '@/lib/articles/byline-line'
import { originStatement } from '@/lib/articles/origin-statement'
import type { PublicArticle, Surroundings } from '@/lib/articles/public-article'
import { Corrections } from './corrections'

type Props = { article: PublicArticle; siteName: string }

/** What follows the last paragraph: who wrote it, who edited it, whose it is, its tags. */
export function ArticleEnd({ article, siteName }: Props) {
  const { authorNote, bylines, editorName, tags, corrections } = article
  const line = bylineLine(authorNote, bylines)
  return (
    <footer className="article-end">
      {line && <p className="byline-line">{line}</p>}
      {editorName && <p className="editor-line">（责任编辑：{editorName}）</p>}
      <Corrections corrections={corrections} />
      <Rights article={article} siteName={siteName} />
      {tags.length > 0 && (
        <ul className="tag-list" aria-label="标签">
          {tags.map(({ id, name, slug }) => (
            <li key={id}>
              <a href={`/tags/${slug}`} rel="tag">
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </footer>
  )
}

/** 版权声明, and where a reprint first stood. */
function Rights({ article: { origin, source, sourceUrl }, siteName }: Props) {
  return (
    <p className="rights">
      {originStatement(origin, siteName, source?.name ?? null)}
      {/^https?:/.test(sourceUrl) && (
        <>
          {' 原文链接：'}
          <a href={sourceUrl} rel="nofollow noopener noreferrer" target="_blank">
            {sourceUrl}
          </a>
        </>
      )}
    </p>
  )
}

/** 上一篇 and 下一篇 in the column, and the way back to its list. */
export function Neighbours({
  newer,
  older,
  column,
}: Pick<Surroundings, 'newer' | 'older'> & { column: { name: string; slug: string } | undefined }) {
  if (!newer && !older && !column) return null
  return (
    <nav aria-label="上一篇和下一篇" className="neighbours no-print">
      {newer && (
        <a href={`/articles/${newer.id}`} rel="prev">
          <span>上一篇</span>
          {newer.title}
        </a>
      )}
      {older && (
        <a href={`/articles/${older.id}`} rel="next" className="older">
          <span>下一篇</span>
          {older.title}
        </a>
      )}
      {column && (
        <a href={`/columns/${column.slug}`} className="back">
          返回“{column.name}”列表
        </a>
      )}
    </nav>
  )
}
