'use server'
import { action } from '@/lib/server/action'
import { updateSiteSettings } from '@/lib/settings/commands'
import { siteSettingsInput } from '@/lib/settings/schema'

export const save = action(siteSettingsInput, (input, actor) => updateSiteSettings(actor, input))
