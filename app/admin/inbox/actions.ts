'use server'
import { readNotices, unreadNotices } from '@/lib/notifications/commands'
import { readInput, unreadInput } from '@/lib/notifications/schema'
import { action } from '@/lib/server/action'

export const read = action(readInput, (input, actor) => readNotices(actor, input, new Date()))
export const unread = action(unreadInput, (input, actor) => unreadNotices(actor, input))
