'use server'
import { createAuthor, deleteAuthor, updateAuthor } from '@/lib/people/commands'
import { authorInput, authorRef, authorUpdate } from '@/lib/people/schema'
import { action } from '@/lib/server/action'

export const create = action(authorInput, (input, actor) => createAuthor(actor, input))
export const update = action(authorUpdate, (input, actor) => updateAuthor(actor, input))
export const remove = action(authorRef, (input, actor) => deleteAuthor(actor, input))
