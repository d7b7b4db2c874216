'use server'
import { seeMentions } from '@/lib/comments/mention-commands'
import { seenInput } from '@/lib/comments/schema'
import { action } from '@/lib/server/action'

export const seeAll = action(seenInput, (_input, actor) => seeMentions(actor, {}, new Date()))
