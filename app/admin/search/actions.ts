'use server'
import { synonymInput, synonymRef, synonymSwitch, synonymUpdate } from '@/lib/search/schema'
import { createSynonyms, deleteSynonyms, switchSynonyms, updateSynonyms } from '@/lib/search/synonym-commands'
import { action } from '@/lib/server/action'

export const create = action(synonymInput, (input, actor) => createSynonyms(actor, input))
export const update = action(synonymUpdate, (input, actor) => updateSynonyms(actor, input))
export const enable = action(synonymSwitch, (input, actor) => switchSynonyms(actor, input))
export const remove = action(synonymRef, (input, actor) => deleteSynonyms(actor, input))
