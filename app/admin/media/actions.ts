'use server'
import { deleteUnusedMedia, tagMedia, updateMedia } from '@/lib/media/library-commands'
import { mediaIds, mediaTagging, mediaUpdate } from '@/lib/media/schema'
import { action } from '@/lib/server/action'

export const update = action(mediaUpdate, (input, actor) => updateMedia(actor, input, new Date()))
export const tag = action(mediaTagging, (input, actor) => tagMedia(actor, input, new Date()))
export const remove = action(mediaIds, ({ ids }, actor) => deleteUnusedMedia(actor, ids))
