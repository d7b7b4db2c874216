import { expect, test } from 'vitest'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { makeStaff } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { updateSiteSettings } from './commands'
import { getSiteFrame, isSiteGrey } from './public'
import { getSiteSettings } from './queries'
import { readSiteSettings, siteSettings } from './schema'

test('whoever may, changes what stands around every page, and every page learns of it', async () => {
  const { CHIEF, EDITOR } = await makeStaff()
  const before = await getSiteSettings(CHIEF)
  expect(before).toEqual(readSiteSettings(null))
  const input = siteSettings.parse({ ...before, siteName: '绿水评论', tickerSize: '5' })

  await refused(() => updateSiteSettings(EDITOR, input), 'FORBIDDEN')
  expect(await getSiteSettings(EDITOR)).toBeNull()
  expect((await getSiteFrame()).settings.siteName).toBe('青言环境评论')

  await updateSiteSettings(CHIEF, input)
  await updateSiteSettings(CHIEF, { ...input, slogan: '' })
  expect((await getSiteFrame()).settings).toEqual({ ...input, slogan: '' })
  expect(await getSiteSettings(CHIEF)).toEqual({ ...input, slogan: '' })
  expect(await lastEventOf('settings', 'site')).toMatchObject({
    action: 'settings.update',
    actorId: CHIEF.id,
    tags: ['settings'],
    data: { before: { slogan: input.slogan }, after: { slogan: '' } },
  })
})

test('a page is kept no longer than until grey begins or ends', async () => {
  const { CHIEF } = await makeStaff()
  const span = { greyFrom: '2026-12-13T00:00', greyUntil: '2026-12-14T00:00' }
  await updateSiteSettings(CHIEF, siteSettings.parse({ ...readSiteSettings(null), ...span }))
  const seen = async (now: string) => {
    const context = newRenderContext()
    const isGrey = await withRenderContext(context, () => isSiteGrey(new Date(`${now}+08:00`)))
    return { isGrey, notAfter: context.notAfter, tags: [...context.tags] }
  }
  const ends = Date.parse('2026-12-14T00:00:00+08:00')
  expect(await seen('2026-12-12T23:59')).toMatchObject({
    isGrey: false,
    notAfter: Date.parse('2026-12-13T00:00:00+08:00'),
  })
  expect(await seen('2026-12-13T00:00')).toMatchObject({ isGrey: true, notAfter: ends })
  const after = await seen('2026-12-14T00:00')
  expect(after).toMatchObject({ isGrey: false, notAfter: null })
  expect(after.tags).toContain('settings')
})
