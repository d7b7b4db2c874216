import { siteUrl } from '@/lib/env'
import { isFeed, isFeedPath } from '@/lib/feeds/feed'
import { isReaderPath } from '@/lib/pages/routes'
import { simplifiedPath, traditionalPath } from './address'
import type { Convert } from './convert'
import { inAttribute } from './edition-link'

/** Attributes that are read out or shown. */
const WORDS = new Set([
  'alt',
  'title',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'placeholder',
  'label',
])
/** Words that a page hands to the readers' elements, which show them when something happens. */
const SAID = /^data-say-/
const SIMPLIFIED = /^zh(-CN|-Hans(-\w+)?)?$/i
const ATTRIBUTE = /([^\s"'<>/=]+)="([^"]*)"/g

const FILE = /\.\w+$/

/** A link to a page or feed of this site leads on within the edition; other files, the desk and other sites have none. */
export function withinEdition(address: string): string {
  const path = address.split(/[?#]/, 1)[0] ?? ''
  const isPage = isReaderPath(path) && (!FILE.test(path) || isFeedPath(path)) && simplifiedPath(path) === null
  return isPage ? traditionalPath(address) : address
}

/** An absolute address within the edition, when it is that of a page or feed of this site. */
export function absoluteWithinEdition(address: string): string {
  const site = siteUrl('/').slice(0, -1)
  const path = address.slice(site.length)
  return address.startsWith(`${site}/`) ? site + withinEdition(path) : address
}

/** What percent signs stand for; '' when they are no address. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

const PASSED_ON = /([?&;]url=)([^&]+)/

/** A link that passes a page of this site on to another (微博, QQ): that page in this edition, with words as they are read. */
function passedOn(address: string, convert: Convert): string {
  const [, , encoded = ''] = PASSED_ON.exec(address) ?? []
  const page = decoded(encoded)
  const own = absoluteWithinEdition(page)
  if (own === page) return address
  return convert(address.replace(PASSED_ON, (_, name: string) => name + encodeURIComponent(own)))
}

/** The link to the other edition, turned round. */
function turnRound(raw: string, simplified: string): string {
  return raw.replace(ATTRIBUTE, (whole, name: string) => {
    if (/^(hreflang|lang)$/i.test(name)) return `${name}="zh-Hans"`
    return name === 'href' ? `href="${inAttribute(simplified)}"` : whole
  })
}

type Tag = { tag: string; attributes: Record<string, string> }

function rewriteValue({ tag, attributes }: Tag, name: string, value: string, convert: Convert): string {
  if (WORDS.has(name) || SAID.test(name)) return convert(value)
  if (name === 'lang') return SIMPLIFIED.test(value) ? 'zh-Hant' : value
  if (name === 'href' && tag === 'a' && value.startsWith('https:')) return passedOn(value, convert)
  if ((name === 'href' && (tag === 'a' || tag === 'area')) || (name === 'action' && tag === 'form'))
    return withinEdition(value)
  if (name === 'url' && tag === 'qy-share') return absoluteWithinEdition(value)
  if (name === 'href' && tag === 'link' && isFeed(attributes.type ?? '')) return absoluteWithinEdition(value)
  if (tag === 'meta' && name === 'content') return value === 'zh_CN' ? 'zh_TW' : convert(value)
  return value
}

/** Whether an opening tag is the link to the other edition. */
export const isEditionLink = (tag: string, attributes: Record<string, string>) =>
  tag === 'a' && attributes.hreflang === 'zh-Hant'

/** An opening tag, to the letter as it stands in the page, for the traditional edition. */
export function rewriteTag(
  raw: string,
  tag: string,
  attributes: Record<string, string>,
  { convert, simplified }: { convert: Convert; simplified: string },
): string {
  if (isEditionLink(tag, attributes)) return turnRound(raw, simplified)
  return raw.replace(ATTRIBUTE, (_, name: string, value: string) => {
    return `${name}="${rewriteValue({ tag, attributes }, name.toLowerCase(), value, convert)}"`
  })
}
