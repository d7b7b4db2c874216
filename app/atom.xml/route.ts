import { siteFeedRoute } from '../(site)/feed-route'

export const dynamic = 'force-dynamic'

export const GET = siteFeedRoute('atom')
