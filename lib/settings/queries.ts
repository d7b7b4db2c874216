import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { readSiteSettings, SITE_SETTINGS_KEY, type SiteSettings } from './schema'

/** The site's settings for editing, with the defaults where nothing is stored; null when the actor may not change them. */
export async function getSiteSettings(actor: Actor): Promise<SiteSettings | null> {
  if (!can(actor, 'settings.manage')) return null
  return stored()
}

/** What the site is called, for what the desk sends and shows outside its pages. */
export async function getSiteName(): Promise<string> {
  return (await stored()).siteName
}

async function stored(): Promise<SiteSettings> {
  const row = await db.setting.findUnique({ where: { key: SITE_SETTINGS_KEY }, select: { value: true } })
  return readSiteSettings(row?.value)
}
