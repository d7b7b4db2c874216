import { afterEach, expect, test, vi } from 'vitest'
import { env, siteUrl } from '@/lib/env'
import { frame } from '@/test/reader-page'
import {
  contactPage,
  namedContact,
  openSearch,
  robotsTxt,
  securityContact,
  securityTxt,
  webManifest,
} from './site-files'

const { settings } = frame
const NOW = new Date('2026-11-24T20:00:00Z')

afterEach(() => {
  vi.restoreAllMocks()
})

test.each([
  ['投稿：tougao@example.org，电话 010-12345678', 'mailto:tougao@example.org'],
  ['见 https://example.org/lianxi。', 'https://example.org/lianxi'],
  ['电话 010-12345678', null],
  ['', null],
])('whom “%s” names for a weakness: %s', (contact, to) => {
  expect(securityContact(contact)).toBe(to)
})

test('the desk names its contact first, then the mailbox for reports', () => {
  expect(namedContact(settings)).toBeNull()
  const reports = { ...settings, reportEmail: 'b@example.org' }
  expect(namedContact(reports)).toBe('mailto:b@example.org')
  expect(namedContact({ ...reports, contact: 'a@example.org' })).toBe('mailto:a@example.org')
})

test('the contact page stands for a contact over https, and over nothing that can be changed on its way', () => {
  const site = vi.spyOn(env, 'SITE_URL', 'get')
  site.mockReturnValue('https://qingyan.example')
  expect(contactPage()).toBe('https://qingyan.example/about/contact')
  site.mockReturnValue('http://qingyan.example')
  expect(contactPage()).toBeNull()
})

test('security.txt is good for just under a year from the day it is read', () => {
  expect(securityTxt('mailto:a@example.org', NOW).split('\n')).toEqual([
    'Contact: mailto:a@example.org',
    'Expires: 2027-11-23T00:00:00Z',
    'Preferred-Languages: zh, en',
    `Canonical: ${siteUrl('/.well-known/security.txt')}`,
    '',
  ])
})

test('robots.txt closes the desk, the APIs and search answers to all alike, and names the sitemaps', () => {
  const text = robotsTxt(['/sitemap.xml'])
  expect(text.match(/^User-agent:.*$/gm)).toEqual(['User-agent: *'])
  expect(text.match(/^Disallow: (.*)$/gm)).toEqual(
    [
      ...['/admin', '/api/', '/sign-in', '/search?', '/preview/'],
      ...['/zh-Hant/search?', '/zh-Hant/preview/'],
    ].map((path) => `Disallow: ${path}`),
  )
  expect(text).toContain(`Sitemap: ${siteUrl('/sitemap.xml')}`)
})

test('the manifest and the search description carry the site’s own name', () => {
  expect(webManifest({ ...settings, siteName: '青言环境评论网' })).toMatchObject({
    name: '青言环境评论网',
    short_name: '青言环境评论',
    lang: 'zh-CN',
  })
  const xml = openSearch({ ...settings, siteName: '青言 & <友>' })
  expect(xml).toContain('<ShortName>青言 &amp; &lt;友&gt;</ShortName>')
  expect(xml).toContain(`template="${siteUrl('/search')}?q={searchTerms}"`)
})
