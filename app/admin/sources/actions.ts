'use server'
import { action } from '@/lib/server/action'
import { createSource, deleteSource, updateSource } from '@/lib/sources/commands'
import { sourceInput, sourceRef, sourceUpdate } from '@/lib/sources/schema'

export const create = action(sourceInput, (input, actor) => createSource(actor, input))
export const update = action(sourceUpdate, (input, actor) => updateSource(actor, input))
export const remove = action(sourceRef, (input, actor) => deleteSource(actor, input))
