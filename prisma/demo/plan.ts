import { parseSiteTime, siteDate, siteTime } from '@/lib/time'
import { USERS } from './catalogue'
import { type Random, seededRandom } from './drawing/random'
import type { DemoArticle } from './front-matter'
import type { ReviewFate } from './review'

/** What becomes of a piece; the ones that are not named are simply published. */
export type Fate =
  | { kind: 'published' }
  | { kind: 'draft' }
  | { kind: 'reviewed'; upTo: ReviewFate; appointed?: { inDays: number; at: string } }
  | { kind: 'trashed' }
  | { kind: 'edited'; note: string }
  | { kind: 'scheduled'; inDays: number; at: string }
  | { kind: 'ending'; inDays: number; at: string }
  | { kind: 'corrected'; what: string; why: string }
  | { kind: 'withdrawn'; reason: string; notice: string }

const FATES: Record<string, Fate> = {
  '04-spray-booth-ruler.md': {
    kind: 'withdrawn',
    reason: '文中一处限值的适用范围有误，已请作者核对标准原文，改定后再发。',
    notice: '文中一处限值的适用范围有误，核对标准原文后另行发布。',
  },
  '05-day-after-rain.md': {
    kind: 'edited',
    note: '编者按：文中提到的雨后排查清单已由河湖治理中心整理成册，本站将在取得授权后全文刊出。',
  },
  '12-explain-the-no-fine.md': { kind: 'trashed' },
  '22-ledger-neighbours-can-read.md': { kind: 'reviewed', upTo: 'first' },
  '28-infrared-cameras.md': {
    kind: 'corrected',
    what: '开头一段的照片张数，初次发布时误作“两千多张”，应为“三千多张”，现已改正。',
    why: '作者核对存储卡目录后来信更正。',
  },
  '38-hotline-what-smell.md': { kind: 'reviewed', upTo: 'signed', appointed: { inDays: 3, at: '10:30' } },
  '39-swap-corner-threshold.md': { kind: 'draft' },
  '40-hearing-before-and-after.md': { kind: 'reviewed', upTo: 'second' },
  '41-volunteer-test-tubes.md': { kind: 'reviewed', upTo: 'returned' },
  '43-algae-and-anglers.md': { kind: 'scheduled', inDays: 1, at: '08:00' },
  '46-silver-film-in-orchards.md': { kind: 'ending', inDays: 20, at: '18:00' },
}

export type Owner = keyof typeof USERS

/** A piece with what happens to it and when; `at` is when it was published or, otherwise, last worked on. */
export type Planned = { article: DemoArticle; fate: Fate; owner: Owner; begunAt: Date; at: Date }

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SPAN_DAYS = 120

/** The moment at that time of the day in the site's zone, some days from now. */
export function siteMoment(now: Date, inDays: number, time: string): Date {
  const day = siteDate(new Date(now.getTime() + inDays * DAY))
  const at = parseSiteTime(`${day}T${time}`)
  if (!at) throw new Error(`${day} ${time} is no moment`)
  return at
}

function newestMoment(now: Date): Date {
  const justNow = new Date(now.getTime() - HOUR / 3)
  const time = siteTime(justNow)
  if (time < '08:00') return siteMoment(justNow, -1, '17:40')
  return time < '18:00' ? justNow : siteMoment(justNow, 0, '17:40')
}

/** Moments of the last four months in working hours, oldest first, denser towards now; few at weekends. */
export function workingTimes(count: number, now: Date, random: Random): Date[] {
  const earlier = Array.from({ length: Math.max(0, count - 1) }, (_, index) => {
    const age = Math.ceil(SPAN_DAYS * (1 - index / (count - 1)) ** 1.25)
    const weekday = siteMoment(now, -age, '12:00').getUTCDay()
    const shift = age > 4 && (weekday === 0 || weekday === 6) ? 2 : 0
    const minute = String(random.int(0, 59)).padStart(2, '0')
    return siteMoment(now, -age - shift, `${String(random.int(8, 17)).padStart(2, '0')}:${minute}`)
  })
  return [...earlier.sort((a, b) => a.getTime() - b.getTime()), newestMoment(now)].slice(-count)
}

function ownerOf({ authors }: DemoArticle): Owner {
  if (authors.includes(USERS.author.name)) return 'author'
  if (authors.includes('韩松年')) return 'deputy'
  return authors.includes('程立言') ? 'chief' : 'editor'
}

const wasPublished = ({ kind }: Fate) =>
  ['published', 'edited', 'corrected', 'ending', 'withdrawn'].includes(kind)

/** Gives every piece its fate, its owner and its day: published ones first, oldest first, columns mixed. */
export function planNewsroom(articles: readonly DemoArticle[], now: Date): Planned[] {
  const missing = Object.keys(FATES).filter((file) => !articles.some((article) => article.file === file))
  if (missing.length > 0) throw new Error(`no such article file: ${missing.join(', ')}`)
  const random = seededRandom(20_260_601)
  // A stride through the files, which are sorted by subject, so that neighbours differ.
  const mixed = articles
    .map((article, index) => ({ article, place: (index * 19) % articles.length }))
    .sort((a, b) => a.place - b.place)
    .map(({ article }) => ({ article, fate: FATES[article.file] ?? { kind: 'published' as const } }))
  const published = mixed.filter(({ fate }) => wasPublished(fate))
  const times = workingTimes(published.length, now, random)
  const others = mixed.filter(({ fate }) => !wasPublished(fate))
  const recent = others.map((_, index) => new Date(newestMoment(now).getTime() - index * 5 * HOUR)).reverse()
  const begun = (at: Date) => new Date(at.getTime() - random.between(4, 40) * HOUR)
  return [...published, ...others].map(({ article, fate }, index) => {
    const at = times[index] ?? recent[index - times.length] ?? now
    return { article, fate, owner: ownerOf(article), begunAt: begun(at), at }
  })
}
