'use server'
import { action } from '@/lib/server/action'
import { createPage, deletePage, movePage, showPage, updatePage } from '@/lib/static-pages/commands'
import { pageInput, pageMove, pageRef, pageUpdate } from '@/lib/static-pages/schema'

export const create = action(pageInput, (input, actor) => createPage(actor, input, new Date()))
export const update = action(pageUpdate, (input, actor) => updatePage(actor, input, new Date()))
export const show = action(pageRef, (input, actor) => showPage(actor, input, true, new Date()))
export const hide = action(pageRef, (input, actor) => showPage(actor, input, false, new Date()))
export const move = action(pageMove, (input, actor) => movePage(actor, input))
export const remove = action(pageRef, (input, actor) => deletePage(actor, input))
