import { setTimeout as pause } from 'node:timers/promises'
import { siteDate } from '../../lib/time'

/** A place at which readers or machines meet a piece, and what stands there while it is public. */
export type Surface = { name: string; path: string; shows: (answer: Answer) => boolean }
export type Answer = { status: number; text: string }

type Subject = {
  id: number
  /** The same in both editions. */
  title: string
  column: string
  tag: string
  author: string
  source: string
  topic: string
  /** The nearest pieces of its column, and one that names it as related, which is in another. */
  newer: number
  older: number
  related: number
  /** The address of its picture for shared links. */
  card: string
}

const says = (words: string) => (answer: Answer) => answer.status === 200 && answer.text.includes(words)

/** A part of a page, from the tag whose attributes contain `mark` to its end tag. */
function inside(mark: string, end: string, words: string) {
  return ({ status, text }: Answer) => {
    const from = text.indexOf(mark)
    return status === 200 && from >= 0 && text.slice(from, text.indexOf(end, from)).includes(words)
  }
}

const FEEDS = ['feed.xml', 'atom.xml', 'feed.json']

/** Every feed that there is, in one edition. */
function feeds({ title, column, tag, author, topic }: Subject, edition: '' | '/zh-Hant'): Surface[] {
  const owners = ['', `/columns/${column}`, `/tags/${tag}`, `/authors/${author}`, `/topics/${topic}`]
  return owners.flatMap((owner) =>
    FEEDS.map((file) => {
      const path = `${edition}${owner}/${file}`
      return { name: `feed ${path}`, path, shows: says(title) }
    }),
  )
}

function machines({ id, title, card }: Subject): Surface[] {
  const address = `/articles/${id}`
  return [
    { name: 'sitemap', path: '/sitemap/1.xml', shows: says(`${address}<`) },
    { name: 'sitemap as text', path: '/sitemap.txt', shows: says(`${address}\n`) },
    { name: 'news sitemap', path: '/sitemap-news.xml', shows: says(title) },
    { name: 'typeahead', path: `/api/suggest?q=${title.slice(0, 2)}`, shows: says(title) },
    { name: 'card of shared links', path: card, shows: ({ status }) => status === 200 },
  ]
}

/** Every kind of page, in one edition. */
function pages(subject: Subject, edition: '' | '/zh-Hant'): Surface[] {
  const { id, title, column, tag, author, source, topic, newer, older, related } = subject
  const link = `href="${edition}/articles/${id}"`
  const day = siteDate(new Date()).replaceAll('-', '/')
  const page = (name: string, path: string, shows = says(link)): Surface => ({
    name: `${name}${edition}`,
    path: edition + path,
    shows,
  })
  return [
    page('article', `/articles/${id}`, says(title)),
    page('home', edition === '' ? '/' : ''),
    page('most read', edition === '' ? '/' : '', inside('class="most-read"', '</section>', link)),
    page('column', `/columns/${column}`),
    page('tag', `/tags/${tag}`),
    page('author', `/authors/${author}`),
    page('source', `/sources/${source}`),
    page('topic', `/topics/${topic}`),
    page('archive day', `/archive/${day}`),
    page('search', `/search?q=${title}`),
    page('corrections', '/corrections', says(`${link.slice(0, -1)}#correction-1"`)),
    page('next of the newer', `/articles/${newer}`, inside('class="neighbours', '</nav>', link)),
    page('previous of the older', `/articles/${older}`, inside('class="neighbours', '</nav>', link)),
    page('related', `/articles/${related}`, inside('id="related"', '</section>', link)),
    page('hot pictures', `/articles/${related}`, (answer) => {
      const after = answer.text.slice(answer.text.lastIndexOf('热点图文'))
      return after.includes(link) || answer.text.slice(answer.text.lastIndexOf('熱點圖文')).includes(link)
    }),
    page('latest under “not found”', '/nothing-here', ({ text }) => text.includes(link)),
  ]
}

/** Every surface on which a public piece appears. */
export function surfacesOf(subject: Subject): Surface[] {
  const editions = ['', '/zh-Hant'] as const
  return [
    ...editions.flatMap((one) => [...pages(subject, one), ...feeds(subject, one)]),
    ...machines(subject),
  ]
}

export type Sighting = { surface: string; base: string; ms: number }

async function ask(base: string, path: string): Promise<Answer> {
  const answer = await fetch(base + encodeURI(path), { redirect: 'manual' })
  return { status: answer.status, text: await answer.text() }
}

/** All of them at once are a hundred renders: a busy machine takes long, and that says nothing about freshness. */
const PATIENCE = 60_000
/** Just inside the second that there is: what is asked then has to be right at the first answer, or comes too late. */
const ASKED_AFTER = 900

/**
 * Asks every surface of every process again and again until it shows the piece (or shows it no longer); says for each
 * how long after `since` the first request that was answered so was sent. Infinity when none was. All are asked at one
 * moment, and answers to so many take longer than a second: a second question would come too late to say anything.
 */
export function sightings(
  bases: string[],
  surfaces: Surface[],
  there: boolean,
  since: number,
): Promise<Sighting[]> {
  const begin = pause(Math.max(0, ASKED_AFTER - (performance.now() - since)))
  const watch = async (base: string, { name, path, shows }: Surface): Promise<Sighting> => {
    await begin
    for (;;) {
      const sentAt = performance.now()
      if (shows(await ask(base, path)) === there) return { surface: name, base, ms: sentAt - since }
      if (performance.now() - since > PATIENCE) return { surface: name, base, ms: Number.POSITIVE_INFINITY }
    }
  }
  return Promise.all(bases.flatMap((base) => surfaces.map((surface) => watch(base, surface))))
}

/** Those that were not so within a second, in words. */
export const late = (seen: Sighting[]): string[] =>
  seen.filter(({ ms }) => !(ms < 1_000)).map(({ surface, base, ms }) => `${surface} on ${base}: ${ms} ms`)

const FEW = 4

/**
 * Those that do not show the piece at the first question, asked a few at a time from just inside the second on. A page
 * that is only out of date is shown while a new one takes longer than two seconds: all at once, some would.
 */
export async function missing(bases: string[], surfaces: Surface[], since: number): Promise<string[]> {
  await pause(Math.max(0, ASKED_AFTER - (performance.now() - since)))
  const asked = bases.flatMap((base) => surfaces.map((surface) => ({ base, ...surface })))
  const found: string[] = []
  for (let at = 0; at < asked.length; at += FEW) {
    const some = asked.slice(at, at + FEW).map(async ({ base, name, path, shows }) => {
      if (!shows(await ask(base, path))) found.push(`${name} on ${base}`)
    })
    await Promise.all(some)
  }
  return found
}
