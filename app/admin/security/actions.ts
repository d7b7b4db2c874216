'use server'
import { updateSecurityRules } from '@/lib/security/commands'
import { securityInput } from '@/lib/security/schema'
import { action } from '@/lib/server/action'

export const save = action(securityInput, (input, actor) => updateSecurityRules(actor, input))
