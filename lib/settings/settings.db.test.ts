import { expect, test } from 'vitest'
import { makeStaff } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { updateSiteSettings } from './commands'
import { getSiteFrame } from './public'
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
