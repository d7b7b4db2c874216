'use server'
import { action } from '@/lib/server/action'
import { idInput, tagInput, tagMerge, tagUpdate } from '@/lib/taxonomy/schema'
import { deleteTag, ensureTag, mergeTags, updateTag } from '@/lib/taxonomy/tag-commands'

export const create = action(tagInput.pick({ name: true }), (input, actor) => ensureTag(actor, input))
export const update = action(tagUpdate, (input, actor) => updateTag(actor, input))
export const merge = action(tagMerge, (input, actor) => mergeTags(actor, input))
export const remove = action(idInput, (input, actor) => deleteTag(actor, input))
