/** What waits for somebody: notifications they have not read, and pieces they are to review or got back. */
export type News = { unread: number; toReview: number }

export const NO_NEWS: News = { unread: 0, toReview: 0 }

export const isSameNews = (one: News | null, other: News): boolean =>
  one?.unread === other.unread && one.toReview === other.toReview

/** As it goes to an open window. */
export const writeNews = ({ unread, toReview }: News): string => `${unread} ${toReview}`

/** As a window gets it; what is no number counts as nothing. */
export function readNews(text: string): News {
  const [unread = 0, toReview = 0] = text.split(' ').map((part) => Number(part) || 0)
  return { unread, toReview }
}
