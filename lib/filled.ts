import { z } from 'zod'

/** Something that shows: not blanks, joiners, fillers and turns of direction alone. */
const SHOWS = /[^\s\p{Z}\p{Cc}\p{Cf}\p{DI}]/u

export const showsSomething = (text: string): boolean => SHOWS.test(text)

/** A text that has to be filled in; what shows nothing does not fill it. */
export const filled = (empty: string) => z.string(empty).trim().refine(showsSomething, empty)
