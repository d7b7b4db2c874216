'use server'
import { action } from '@/lib/server/action'
import { updateSiteSettings } from '@/lib/settings/commands'
import { siteSettings } from '@/lib/settings/schema'

export const save = action(siteSettings, (input, actor) => updateSiteSettings(actor, input))
