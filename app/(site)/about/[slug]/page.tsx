import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WholeStaticPage } from '@/components/site/static-page'
import { MISSING } from '@/lib/meta/page-metadata'
import { staticPageMetadata } from '@/lib/meta/static-page'
import { answerGone } from '@/lib/pages/render-context'
import { getSiteFrame } from '@/lib/settings/public'
import { ABOUT, pagePath } from '@/lib/static-pages/path'
import { getPage, wasPageWithdrawn } from '@/lib/static-pages/public'
import { answerElsewhere } from '../../elsewhere'

type Props = { params: Promise<{ slug: string }> }

/** The page below /about; /about itself is not below it. */
const pageBelow = (slug: string) => (slug === ABOUT ? null : getPage(slug))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const [frame, page] = await Promise.all([getSiteFrame(), pageBelow(slug)])
  return page ? staticPageMetadata(frame, page) : MISSING
}

export default async function BelowAboutPage({ params }: Props) {
  const { slug } = await params
  const [frame, page] = await Promise.all([getSiteFrame(), pageBelow(slug)])
  if (page) return <WholeStaticPage frame={frame} page={page} />
  if (slug === ABOUT) return answerElsewhere('/about/about')
  if (!(await wasPageWithdrawn(slug))) return answerElsewhere(pagePath(slug))
  answerGone()
  notFound()
}
