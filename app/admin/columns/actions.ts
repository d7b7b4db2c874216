'use server'
import { action } from '@/lib/server/action'
import { createColumn, deleteColumn, moveColumn, updateColumn } from '@/lib/taxonomy/column-commands'
import { columnInput, columnMove, columnUpdate, idInput } from '@/lib/taxonomy/schema'

export const create = action(columnInput, (input, actor) => createColumn(actor, input))
export const update = action(columnUpdate, (input, actor) => updateColumn(actor, input))
export const move = action(columnMove, (input, actor) => moveColumn(actor, input))
export const remove = action(idInput, (input, actor) => deleteColumn(actor, input))
