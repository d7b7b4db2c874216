import { z } from 'zod'
import { id } from '@/lib/id'

const words = (most: number, what: string) =>
  z.string().trim().max(most, `${what}最多 ${most} 个字符`).default('')

/** 改了什么, 为什么改: what readers are told of a change. Both empty: they are told nothing. */
export const noteFields = { what: words(500, '改了什么'), why: words(300, '为什么改') }
export type Note = { what: string; why: string }
/** What comes with a publication; `way` is what the person chose where there was a choice. */
export type NoteInput = Partial<Note> & { way?: 'note' | 'quiet' | undefined }
export const noteInputFields = { ...noteFields, way: z.enum(['note', 'quiet']).optional() }

/** The note alone, of a piece that stays as it is. */
export const correctInput = z.object({ id, ...noteFields })

export const takeBackInput = z.object({
  correctionId: id,
  reason: words(300, '收回的原因').pipe(z.string().min(1, '请写明为什么收回')),
})

/** Selects the notes that readers see under a piece, in the order in which they were made. */
export const standingNotes = {
  where: { takenBackAt: null },
  orderBy: { number: 'asc' },
  select: { number: true, at: true, what: true, why: true },
} as const

/** A note as readers see it. */
export type PublicCorrection = { number: number; at: Date; what: string; why: string }
