import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { isPageAddress, isReaderPath } from '@/lib/pages/routes'
import { type OwnTarget, ownPath, ownTarget } from './own-address'
import { probeAll } from './probe'
import type { LinkState } from './schema'

type OwnLink = { href: string; path: string; target: OwnTarget | null }
type Kind = Exclude<OwnTarget['kind'], 'article'>

const bySlugs = (slugs: string[]) => ({ where: { slug: { in: slugs } }, select: { slug: true } })

/** What of these slugs readers can open. */
const FIND: Record<Kind, (slugs: string[]) => Promise<{ slug: string }[]>> = {
  column: (slugs) => db.category.findMany(bySlugs(slugs)),
  tag: (slugs) => db.tag.findMany(bySlugs(slugs)),
  author: (slugs) => db.author.findMany(bySlugs(slugs)),
  source: (slugs) => db.source.findMany(bySlugs(slugs)),
  topic: (slugs) =>
    db.topic.findMany({ where: { slug: { in: slugs }, publishedAt: { not: null } }, select: { slug: true } }),
  page: (slugs) =>
    db.staticPage.findMany({ where: { slug: { in: slugs }, isPublic: true }, select: { slug: true } }),
}

const fine = (href: string): LinkState => ({ href, state: 'fine', reason: '' })
const broken = (href: string, reason: string): LinkState => ({ href, state: 'broken', reason })
const doubtful = (href: string, reason: string): LinkState => ({ href, state: 'doubtful', reason })

/** Why readers cannot open a piece; null when they can. */
async function articleTroubles(ids: number[]): Promise<Map<number, string | null>> {
  const found = await db.article.findMany({
    where: { id: { in: ids } },
    select: { id: true, firstPublishedAt: true, publication: { select: { articleId: true } } },
  })
  const trouble = ({ firstPublishedAt, publication }: (typeof found)[number]) => {
    if (publication) return null
    return firstPublishedAt ? '这篇稿件已撤稿' : '这篇稿件还没有发布'
  }
  return new Map(found.map((article) => [article.id, trouble(article)]))
}

async function knownSlugs(targets: OwnTarget[]): Promise<Set<string>> {
  const known = new Set<string>()
  for (const kind of Object.keys(FIND) as Kind[]) {
    const slugs = targets.flatMap((target) => (target.kind === kind ? [target.slug] : []))
    if (slugs.length === 0) continue
    for (const { slug } of await FIND[kind](slugs)) known.add(`${kind} ${slug}`)
  }
  return known
}

/** How links into this site stand, by the database alone. */
async function checkOwn(links: OwnLink[]): Promise<LinkState[]> {
  const targets = links.flatMap(({ target }) => (target ? [target] : []))
  const articles = await articleTroubles(
    targets.flatMap((target) => (target.kind === 'article' ? [target.id] : [])),
  )
  const slugs = await knownSlugs(targets)
  const moved = await db.redirect.findMany({
    where: { fromPath: { in: links.map(({ path }) => path) } },
    select: { fromPath: true, toPath: true },
  })
  const movedTo = new Map(moved.map(({ fromPath, toPath }) => [fromPath, toPath]))
  return links.map(({ href, path, target }) => {
    if (target?.kind === 'article') {
      const trouble = articles.get(target.id)
      if (trouble === undefined) return broken(href, '没有这篇稿件')
      return trouble === null ? fine(href) : broken(href, `${trouble}，读者打不开`)
    }
    if (target ? slugs.has(`${target.kind} ${target.slug}`) : isPageAddress(path)) return fine(href)
    if (/^\/(media|files)\//.test(path)) return fine(href)
    const now = movedTo.get(path)
    if (now) return doubtful(href, `网址已改为 ${now}，请更新`)
    return broken(href, isReaderPath(path) ? '本站没有这个页面' : '这是采编台内部的网址，读者打不开')
  })
}

/** How the links into this site among these stand; the others are left out. */
export function ownLinkStates(hrefs: string[]): Promise<LinkState[]> {
  return checkOwn(
    [...new Set(hrefs)].flatMap((href) => {
      const path = ownPath(href, env.SITE_URL)
      return path === null ? [] : [{ href, path, target: ownTarget(path) }]
    }),
  )
}

/** How links stand, in the order given: those into this site by the database, others by asking the other site. */
export async function checkLinks(
  actor: Actor,
  hrefs: string[],
  { trusted }: { trusted?: string } = {},
): Promise<LinkState[]> {
  authorise(actor, 'desk.enter')
  const own: OwnLink[] = []
  const outside: string[] = []
  for (const href of new Set(hrefs)) {
    const path = ownPath(href, env.SITE_URL)
    if (path !== null) own.push({ href, path, target: ownTarget(path) })
    else if (/^https?:/i.test(href)) outside.push(href)
  }
  const states = await Promise.all([checkOwn(own), probeAll(outside, trusted)])
  const known = new Map(states.flat().map((one) => [one.href, one]))
  return hrefs.map((href) => known.get(href) ?? fine(href))
}
