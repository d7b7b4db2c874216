'use server'
import { articleRef } from '@/lib/articles/schema'
import {
  discardChanges,
  nameDraft,
  nameRevision,
  restoreRevision,
  salvageDraft,
} from '@/lib/revisions/commands'
import { nameDraftInput, nameRevisionInput, restoreInput } from '@/lib/revisions/schema'
import { action } from '@/lib/server/action'

export const nameNow = action(nameDraftInput, (input, actor) => nameDraft(actor, input, new Date()))
export const nameKept = action(nameRevisionInput, (input, actor) => nameRevision(actor, input))
export const restore = action(restoreInput, (input, actor) => restoreRevision(actor, input, new Date()))
export const discard = action(articleRef, (input, actor) => discardChanges(actor, input, new Date()))
export const salvage = action(articleRef, (input, actor) => salvageDraft(actor, input, new Date()))
