'use server'
import { action } from '@/lib/server/action'
import { createTopic, deleteTopic, publishTopic, updateTopic, withdrawTopic } from '@/lib/topics/commands'
import { topicInput, topicRef, topicUpdate } from '@/lib/topics/schema'

export const create = action(topicInput, (input, actor) => createTopic(actor, input, new Date()))
export const update = action(topicUpdate, (input, actor) => updateTopic(actor, input, new Date()))
export const publish = action(topicRef, (input, actor) => publishTopic(actor, input, new Date()))
export const withdraw = action(topicRef, (input, actor) => withdrawTopic(actor, input, new Date()))
export const remove = action(topicRef, (input, actor) => deleteTopic(actor, input))
