import type { Card } from '@/lib/articles/card'
import { siteUrl } from '@/lib/env'
import { type Picture, pictureSrc } from '@/lib/media/schema'
import type { SiteFrame } from '@/lib/settings/frame'
import { siteIso } from '@/lib/time'

/** One thing as schema.org or Baidu describes it. */
export type Data = Record<string, unknown>

const CONTEXT = { '@context': 'https://schema.org' }
const ORGANISATION = '/#organization'

/** Pages of principles, by the property that names them and the address the desk gives them. */
const PRINCIPLES = {
  publishingPrinciples: 'principles',
  correctionsPolicy: 'corrections',
  ethicsPolicy: 'ethics',
}

/** A step on the way to a page; with a `title`, machines read that, for to them a name like “正文” says nothing. */
export type Step = { name: string; path: string; title?: string }

/** A trail of pages as a BreadcrumbList; the last one is the page itself. */
export function breadcrumbData(trail: Step[]): Data {
  return {
    ...CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, path, title = name }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: siteUrl(path),
    })),
  }
}

/** The newsroom itself, as publisher of everything. */
export function newsroomData({ settings, pages }: SiteFrame): Data {
  const written = Object.entries(PRINCIPLES)
    .filter(([, slug]) => pages.some((page) => page.slug === slug))
    .map(([property, slug]) => [property, siteUrl(`/about/${slug}`)])
  // Where the desk has written no policy, what it corrected says it.
  const policies = { correctionsPolicy: siteUrl('/corrections'), ...Object.fromEntries(written) }
  return {
    '@type': 'NewsMediaOrganization',
    '@id': siteUrl(ORGANISATION),
    name: settings.siteName,
    url: siteUrl('/'),
    logo: { '@type': 'ImageObject', url: siteUrl('/icon-512.png'), width: 512, height: 512 },
    ...policies,
  }
}

/** The site, its search and its newsroom: the home page's. */
export function siteData(frame: SiteFrame): Data[] {
  const { siteName, slogan, description } = frame.settings
  const site = {
    ...CONTEXT,
    '@type': 'WebSite',
    '@id': siteUrl('/#website'),
    name: siteName,
    ...(slogan ? { alternateName: slogan } : {}),
    description,
    url: siteUrl('/'),
    inLanguage: 'zh-CN',
    publisher: { '@id': siteUrl(ORGANISATION) },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl('/search')}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
  return [site, { ...CONTEXT, ...newsroomData(frame), description }]
}

/** What a list names: a piece, or another page. */
export type Listed = Pick<Card, 'id' | 'title'> | { path: string; title: string }

function itemList(items: Listed[]): Data {
  return {
    '@type': 'ItemList',
    numberOfItems: items.length,
    itemListElement: items.map((one, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: one.title,
      url: siteUrl('path' in one ? one.path : `/articles/${one.id}`),
    })),
  }
}

/** What a page lists, where the page itself is told of otherwise. */
export const listedData = (items: Listed[]): Data => ({ ...CONTEXT, ...itemList(items) })

type Collection = { title: string; description: string; path: string; items: Listed[]; about?: Data }

/** A page that lists others, and what these have in common. */
export function collectionData({ title, description, path, items, about }: Collection): Data {
  return {
    ...CONTEXT,
    '@type': 'CollectionPage',
    name: title,
    description,
    url: siteUrl(path),
    inLanguage: 'zh-CN',
    isPartOf: { '@id': siteUrl('/#website') },
    ...(about ? { about } : {}),
    mainEntity: itemList(items),
  }
}

type Author = {
  name: string
  slug: string
  bio: string
  picture: Pick<Picture, 'key' | 'widths'> | null
  /** Latest first; `until` is null while it is held. */
  affiliations: { title: string; since: string; until: string | null }[]
}

/** An author's page: the person, and the offices held now and before. */
export function profileData({ name, slug, bio, picture, affiliations }: Author): Data {
  const url = siteUrl(`/authors/${slug}`)
  const office = affiliations.find(({ until }) => until === null)?.title
  // The desk keeps unit and office in one line: it names what somebody is, and splitting it would make up organisations.
  const offices = affiliations.map(({ title, since, until }) => ({
    '@type': 'Role',
    hasOccupation: { '@type': 'Occupation', name: title },
    startDate: since,
    ...(until ? { endDate: until } : {}),
  }))
  const person = {
    '@type': 'Person',
    '@id': `${url}#person`,
    name,
    url,
    ...(bio ? { description: bio } : {}),
    ...(picture ? { image: siteUrl(pictureSrc(picture, 480)) } : {}),
    ...(office ? { jobTitle: office } : {}),
    ...(offices.length > 0 ? { hasOccupation: offices } : {}),
  }
  return { ...CONTEXT, '@type': 'ProfilePage', url, mainEntity: person }
}

/** The wall clock of the newsroom without its zone, as Baidu asks for it. */
const baiduTime = (at: Date) => siteIso(at).slice(0, 19)

type Timed = {
  title: string
  description: string
  path: string
  images: string[]
  published: Date
  updated: Date
}

/** When a page came out and last changed, as Baidu reads it. */
export function baiduTimes({ title, description, path, images, published, updated }: Timed): Data {
  return {
    '@context': 'https://ziyuan.baidu.com/contexts/cambrian.jsonld',
    '@id': siteUrl(path),
    title,
    ...(images.length > 0 ? { images } : {}),
    description,
    pubDate: baiduTime(published),
    upDate: baiduTime(updated),
  }
}
