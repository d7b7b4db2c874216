import { z } from 'zod'
import { id } from '@/lib/id'
import { WORK_KINDS, type WorkKind } from './work'

const none = z.literal('').transform(() => undefined)
const receiver = z.union([none, id]).optional()
const asked = id.optional().catch(undefined)

const ofEachKind = <T extends z.ZodType>(one: T) =>
  Object.fromEntries(WORK_KINDS.map((kind) => [kind, one])) as Record<WorkKind, T>

/** Who is to have which kind of somebody's work, what whoever confirms has seen, and whether the account is closed with it. */
export const handoverInput = z.object({
  id,
  ...ofEachKind(receiver),
  seen: z.string().max(64),
  close: z.enum(['', 'yes']).default('').transform(Boolean),
})
export type HandoverInput = z.output<typeof handoverInput>

/** The same as the address of the page asks for it; anything unreadable counts as not asked. */
export const askedReceivers = z.object(ofEachKind(asked))
export type AskedReceivers = z.output<typeof askedReceivers>
