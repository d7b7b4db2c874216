import { bylineLine } from '@/lib/articles/byline-line'
import type { PublicArticle, Surroundings } from '@/lib/articles/public-article'

/** What follows the last paragraph: who wrote it, who edited it, where it came from, its tags. */
export function ArticleEnd({ article }: { article: PublicArticle }) {
  const { authorNote, bylines, editorName, sourceUrl, tags } = article
  const line = bylineLine(authorNote, bylines)
  return (
    <footer className="article-end">
      {line && <p className="byline-line">{line}</p>}
      {editorName && <p className="editor-line">（责任编辑：{editorName}）</p>}
      {/^https?:/.test(sourceUrl) && (
        <p className="source-line">
          原文：
          <a href={sourceUrl} rel="nofollow noopener noreferrer" target="_blank">
            {sourceUrl}
          </a>
        </p>
      )}
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

/** 上一篇 and 下一篇 in the column. */
export function Neighbours({ newer, older }: Pick<Surroundings, 'newer' | 'older'>) {
  if (!newer && !older) return null
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
    </nav>
  )
}
