'use server'
import { createPreviewLink, revokePreviewLink } from '@/lib/preview-links/commands'
import { linkInput, linkRef } from '@/lib/preview-links/schema'
import { action } from '@/lib/server/action'

export const shareDraft = action(linkInput, (input, actor) => createPreviewLink(actor, input, new Date()))
export const revokeLink = action(linkRef, (input, actor) => revokePreviewLink(actor, input, new Date()))
