import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { findRedirect } from '@/lib/redirects/public'
import { getSiteFrame } from '@/lib/settings/public'
import { bodyOf, fresh, makeStaff, NOW, type Person, system } from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { createPage, deletePage, ensureDefaultPages, movePage, showPage, updatePage } from './commands'
import { getPage as getPublicPage, wasPageWithdrawn } from './public'
import { getPage, listPages } from './queries'
import { type PageInput, pageInput } from './schema'

let staff: Record<Role, Person>

beforeAll(async () => {
  staff = await makeStaff()
})

const pageOf = (over: Partial<PageInput> = {}): PageInput =>
  pageInput.parse({ title: fresh('单页'), body: bodyOf('一段说明。'), ...over })
const makePage = (over: Partial<PageInput> = {}) => createPage(system, pageOf(over), NOW)
const makePublic = async (over: Partial<PageInput> = {}) => showPage(system, await makePage(over), true, NOW)

const inFoot = async () => (await getSiteFrame()).pages.map(({ slug }) => slug)

describe('who may', () => {
  test.each(['EDITOR', 'AUTHOR'] as const)('%s keeps no pages, and sees none at the desk', async (role) => {
    const actor = staff[role]
    const page = await makePage()
    await refused(() => createPage(actor, pageOf(), NOW), 'FORBIDDEN')
    await refused(() => updatePage(actor, { ...pageOf(), ...page }, NOW), 'FORBIDDEN')
    await refused(() => showPage(actor, page, true, NOW), 'FORBIDDEN')
    await refused(() => movePage(actor, { id: page.id, direction: 'up' }), 'FORBIDDEN')
    await refused(() => deletePage(actor, page), 'FORBIDDEN')
    expect(await getPage(actor, page.id)).toBeNull()
    expect(await listPages(actor)).toEqual([])
  })

  test.each(['ADMIN', 'CHIEF'] as const)('%s leads a page from its beginning to its end', async (role) => {
    const actor = staff[role]
    const made = await createPage(actor, pageOf(), NOW)
    const saved = await updatePage(actor, { ...pageOf(), ...made }, NOW)
    const shown = await showPage(actor, saved, true, NOW)
    await movePage(actor, { id: made.id, direction: 'up' })
    const hidden = await showPage(actor, shown, false, NOW)
    await deletePage(actor, hidden)
    const events = await eventsOf('page', made.id)
    expect(events.map(({ action }) => action)).toEqual(
      ['create', 'update', 'publish', 'move', 'withdraw', 'delete'].map((verb) => `page.${verb}`),
    )
    expect(new Set(events.map(({ actorId }) => actorId))).toEqual(new Set([actor.id]))
  })
})

describe('what readers see', () => {
  test('a page is theirs from when it is shown until it is taken back, and so is its link in the foot', async () => {
    const page = await makePage({ slug: 'reader-sees' })
    expect(await getPublicPage('reader-sees')).toBeNull()
    expect(await inFoot()).not.toContain('reader-sees')
    const shown = await showPage(staff.CHIEF, page, true, NOW)
    expect((await lastEventOf('page', page.id)).tags).toEqual(['pages', 'page-slug:reader-sees'])
    expect(await getPublicPage('reader-sees')).toMatchObject({ title: page.title })
    expect(await inFoot()).toContain('reader-sees')
    await showPage(system, shown, false, NOW)
    expect(await getPublicPage('reader-sees')).toBeNull()
    const hard = await db.cacheTag.findUnique({ where: { tag: 'page-slug:reader-sees' } })
    expect(hard?.hardXid).not.toBeNull()
  })

  test('an address is gone when its page was taken back there, and unknown when it never was public', async () => {
    const page = await makePage({ slug: 'taken-back' })
    expect(await wasPageWithdrawn('taken-back')).toBe(false)
    const shown = await showPage(system, page, true, NOW)
    expect(await wasPageWithdrawn('taken-back')).toBe(false)
    const hidden = await showPage(system, shown, false, NOW)
    expect(await wasPageWithdrawn('taken-back')).toBe(true)
    // A new address of a page that is not public has never been seen by anybody.
    const moved = await updatePage(
      system,
      { ...pageOf({ slug: 'not-yet-seen' }), ...hidden, slug: 'not-yet-seen' },
      NOW,
    )
    expect(await wasPageWithdrawn('not-yet-seen')).toBe(false)
    await showPage(system, moved, true, NOW)
    expect(await wasPageWithdrawn('not-yet-seen')).toBe(false)
    expect(await wasPageWithdrawn('never-there')).toBe(false)
  })

  test('an edit shows at once; only a new title or address touches every page', async () => {
    const page = await makePublic({ slug: 'edited', title: '旧标题' })
    const input = pageOf({ slug: 'edited', title: '旧标题', body: bodyOf('改过的说明。') })
    const once = await updatePage(system, { ...input, ...page }, NOW)
    expect(JSON.stringify((await getPublicPage('edited'))?.body)).toContain('改过的说明。')
    expect((await lastEventOf('page', page.id)).tags).not.toContain('pages')
    const moved = await updatePage(system, { ...input, ...once, title: '新标题', slug: 'moved' }, NOW)
    expect((await lastEventOf('page', page.id)).tags).toEqual(
      expect.arrayContaining(['pages', 'page-slug:edited', 'page-slug:moved']),
    )
    expect(await findRedirect('/about/edited')).toBe('/about/moved')
    await refused(() => createPage(system, pageOf({ slug: 'moved' }), NOW), 'CONFLICT')
    const squatter = await makePage({ slug: 'edited' })
    expect(await findRedirect('/about/edited')).toBe('/about/moved')
    await showPage(system, squatter, true, NOW)
    expect(await findRedirect('/about/edited')).toBeNull()
    await deletePage(system, moved)
    expect(await getPublicPage('moved')).toBeNull()
  })

  test('an empty page is not shown, and a shown page is not emptied', async () => {
    const empty = await makePage({ body: bodyOf(' ') })
    await refused(() => showPage(system, empty, true, NOW), 'INVALID')
    const shown = await makePublic()
    await refused(() => updatePage(system, { ...pageOf({ body: bodyOf(' ') }), ...shown }, NOW), 'INVALID')
  })

  test('/about is in the foot with its built-in text, and then with the page; moving the page away brings the text back', async () => {
    expect(await inFoot()).toContain('about')
    const page = await makePublic({ slug: 'about', title: '本站' })
    expect((await getSiteFrame()).pages.filter(({ slug }) => slug === 'about')).toEqual([
      { slug: 'about', title: '本站' },
    ])
    await updatePage(
      system,
      { ...pageOf({ slug: 'once-about', title: '本站' }), ...page, slug: 'once-about' },
      NOW,
    )
    expect(await findRedirect('/about')).toBeNull()
    expect(await getPublicPage('about')).toBeNull()
    expect(await inFoot()).toEqual(expect.arrayContaining(['about', 'once-about']))
  })

  test('“not there” depends on the address, so that a page may come to be there', async () => {
    const context = newRenderContext()
    expect(await withRenderContext(context, () => getPublicPage('to-come'))).toBeNull()
    expect(context.tags).toContain('page-slug:to-come')
    const { id } = await makePublic({ slug: 'to-come' })
    expect((await eventsOf('page', id)).every(({ tags }) => tags.includes('page-slug:to-come'))).toBe(true)
  })
})

describe('versions and order', () => {
  test('of two who saw the same version one writes, the other is told', async () => {
    const page = await makePage()
    const write = (text: string) => updatePage(system, { ...pageOf({ body: bodyOf(text) }), ...page }, NOW)
    const results = await Promise.allSettled([write('甲'), write('乙'), showPage(system, page, true, NOW)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' })
    await refused(() => write('丙'), 'CONFLICT')
    await refused(() => deletePage(system, page), 'CONFLICT')
    await refused(() => updatePage(system, { ...pageOf(), id: 999_999, version: 1 }, NOW), 'NOT_FOUND')
  })

  test('pages change places with their neighbours, stay at the ends, and the foot follows', async () => {
    const [one, two] = [await makePublic(), await makePublic()]
    const order = async () => {
      const slugs = await inFoot()
      return slugs.indexOf(one.slug) < slugs.indexOf(two.slug)
    }
    expect(await order()).toBe(true)
    await movePage(system, { id: two.id, direction: 'up' })
    expect(await order()).toBe(false)
    expect((await lastEventOf('page', two.id)).tags).toEqual(['pages'])
    await refused(async () => {
      await movePage(system, { id: one.id, direction: 'down' })
      await movePage(system, { id: 999_999, direction: 'down' })
    }, 'NOT_FOUND')
  })

  test('moves at once neither lose a page nor give two the same place', async () => {
    const ids = [(await makePage()).id, (await makePage()).id, (await makePage()).id]
    await Promise.all(ids.map((id) => movePage(system, { id, direction: 'up' })))
    const places = await db.staticPage.findMany({ select: { position: true } })
    expect(new Set(places.map(({ position }) => position)).size).toBe(places.length)
  })
})

test('a new newsroom gets the pages that every site needs, once, and those that are there stay as they are', async () => {
  const { id } = await makePage({ slug: 'contact', title: '我们自己的' })
  await ensureDefaultPages(system, NOW)
  await ensureDefaultPages(system, NOW)
  expect(await db.staticPage.count({ where: { slug: { in: ['privacy', 'contact'] } } })).toBe(2)
  expect(await getPublicPage('privacy')).toMatchObject({ title: '隐私说明' })
  expect(await getPage(system, id)).toMatchObject({ title: '我们自己的', isPublic: false, version: 1 })
})
