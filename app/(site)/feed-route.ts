import { FEED_FILES, type FeedFormat, feedPath } from '@/lib/feeds/feed'
import { type FeedOwner, getFeed, getSiteFeed } from '@/lib/feeds/public'
import { feedResponse } from '@/lib/feeds/response'
import { findRedirect } from '@/lib/redirects/public'
import { answerElsewhere, answerMovedTo } from './elsewhere'

type Context = { params: Promise<{ slug: string }> }

/** A feed of the whole site. */
export const siteFeedRoute = (format: FeedFormat) => async (): Promise<Response> =>
  feedResponse(await getSiteFeed(), format)

/** A feed of one column, tag, author or topic; it moves along when its page has moved. */
export function feedRoute(owner: FeedOwner, format: FeedFormat) {
  return async (_request: Request, { params }: Context): Promise<Response> => {
    const { slug } = await params
    const feed = await getFeed(owner, slug)
    if (feed) return feedResponse(feed, format)
    const page = `/${owner}/${slug}`
    const moved = await findRedirect(page)
    return moved ? answerMovedTo(`${moved}/${FEED_FILES[format]}`) : answerElsewhere(feedPath(page, format))
  }
}
