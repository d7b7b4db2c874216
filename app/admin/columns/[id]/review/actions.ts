'use server'
import { removePolicy, savePolicy } from '@/lib/review/policy-commands'
import { policyInput, policyRef } from '@/lib/review/schema'
import { action } from '@/lib/server/action'

export const save = action(policyInput, (input, actor) => savePolicy(actor, input))
export const remove = action(policyRef, (input, actor) => removePolicy(actor, input))
