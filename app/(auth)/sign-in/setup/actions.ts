'use server'
import { beginTotp, confirmTotp } from '@/lib/auth/factor-commands'
import { totpInput } from '@/lib/auth/schema'
import { action } from '@/lib/server/action'
import { noInput } from '@/lib/server/form'

export const beginOwedTotp = action(noInput, (_input, actor) => beginTotp(actor, new Date()), { owing: true })
export const confirmOwedTotp = action(totpInput, (input, actor) => confirmTotp(actor, input, new Date()), {
  owing: true,
})
