'use server'
import { askForCheckup } from '@/lib/checkup/commands'
import { action } from '@/lib/server/action'
import { noInput } from '@/lib/server/form'

export const ask = action(noInput, (_input, actor) => askForCheckup(actor, new Date()))
