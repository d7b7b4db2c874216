import type { Comment } from './thread-requests'

/** The text cut at the names it mentions; the names are every second part. */
function cutAtNames(text: string, names: string[]): string[] {
  if (names.length === 0) return [text]
  const escaped = names.map((name) => `@${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
  return text.split(new RegExp(`(${escaped.join('|')})`))
}

/** What somebody said, with whom they mentioned set off. */
export function CommentText({ text, mentions, deleted }: Pick<Comment, 'text' | 'mentions' | 'deleted'>) {
  if (deleted) return <p className="text-sm text-muted">这条已删除</p>
  let at = 0
  const parts = cutAtNames(text, mentions).map((part, index) => {
    const start = at
    at += part.length
    return index % 2 === 1 ? (
      <span key={start} className="font-medium text-accent">
        {part}
      </span>
    ) : (
      part
    )
  })
  return <p className="text-sm wrap-anywhere whitespace-pre-wrap">{parts}</p>
}
