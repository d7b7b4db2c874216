import { createHash } from 'node:crypto'
import type { Picture } from '@/lib/articles/card'
import { pictureSrc } from '@/lib/media/schema'
import type { SiteSettings } from '@/lib/settings/schema'
import { siteDate } from '@/lib/time'

/** What a shared link shows: a picture of 1200×630, drawn from these words and nothing else. */
export type SocialCard = {
  siteName: string
  slogan: string
  /** Above the title: where the piece stands. */
  kicker: string
  title: string
  byline: string
  date: string
  /** The address of the picture beside the words. */
  picture: string | null
}

/** Whose picture it is. */
export type CardSubject = 'site' | `${'column' | 'article' | 'topic'}-${number}`

/** A picture as a page names it: where it is, and what it says. */
export type CardLink = { path: string; alt: string }

export const CARD_SIZE = { width: 1200, height: 630 }
export const CARD_TYPE = 'image/jpeg'

/** Goes into every address: change it with the drawing, and every picture has a new one. */
const DESIGN = 1
const PICTURE_WIDTH = 900
const LONGEST_NOTE = 60

type Site = Pick<SiteSettings, 'siteName' | 'slogan' | 'description'>

const shorten = (text: string) => {
  const characters = [...text]
  return characters.length > LONGEST_NOTE ? `${characters.slice(0, LONGEST_NOTE - 1).join('')}…` : text
}
const picture = (one: Picture | null) => one && pictureSrc(one, PICTURE_WIDTH)

export function siteCard({ siteName, slogan, description }: Site): SocialCard {
  const byline = shorten(description)
  return { siteName, slogan: '', kicker: slogan, title: siteName, byline, date: '', picture: null }
}

export function columnCard(site: Site, column: { name: string; description: string }): SocialCard {
  const { siteName, slogan } = site
  const { name: title, description } = column
  return { siteName, slogan, kicker: '栏目', title, byline: shorten(description), date: '', picture: null }
}

export function topicCard(
  site: Site,
  topic: { title: string; summary: string; cover: Picture | null },
): SocialCard {
  const { siteName, slogan } = site
  const { title, summary, cover } = topic
  const byline = shorten(summary)
  return { siteName, slogan, kicker: '专题', title, byline, date: '', picture: picture(cover) }
}

export function articleCard(
  site: Site,
  article: {
    title: string
    column: string
    people: string[]
    source: string | null
    publishedAt: Date
    cover: Picture | null
  },
): SocialCard {
  const { siteName, slogan } = site
  const { title, column: kicker, people, source, publishedAt, cover } = article
  const byline = shorten(people.length > 0 ? people.join('、') : (source ?? ''))
  return { siteName, slogan, kicker, title, byline, date: siteDate(publishedAt), picture: picture(cover) }
}

/** The address of a picture; it changes whenever anything in the picture does. */
export function cardLink(subject: CardSubject, card: SocialCard): CardLink {
  const { siteName, slogan, kicker, title, byline, date } = card
  const drawn = JSON.stringify([DESIGN, siteName, slogan, kicker, title, byline, date, card.picture])
  const hash = createHash('sha256').update(drawn).digest('hex').slice(0, 16)
  const alt = [siteName, subject === 'site' ? kicker : title].filter(Boolean).join('：')
  return { path: `/cards/${subject}-${hash}.jpg`, alt }
}

export type CardRequest = { kind: 'site' } | { kind: 'column' | 'article' | 'topic'; id: number }

/** Whose picture a file name asks for; null when it is no such name. */
export function readCardName(file: string): CardRequest | null {
  const [, site, kind, id] =
    /^(?:(site)|(column|article|topic)-([1-9]\d{0,8}))-[0-9a-f]{16}\.jpg$/.exec(file) ?? []
  if (site) return { kind: 'site' }
  if (kind === 'column' || kind === 'article' || kind === 'topic') return { kind, id: Number(id) }
  return null
}
