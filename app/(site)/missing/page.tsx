import type { Metadata } from 'next'
import { MissingPage } from '../missing-page'

export const metadata: Metadata = { title: '没有找到', robots: { index: false } }

/** The words under every 404 and 410: the server puts this page in place of Next's empty one. */
export default MissingPage
