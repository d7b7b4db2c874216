'use server'
import { z } from 'zod'
import { askForCheckup } from '@/lib/checkup/commands'
import { action } from '@/lib/server/action'

export const ask = action(z.object({}), (_input, actor) => askForCheckup(actor, new Date()))
