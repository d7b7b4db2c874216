import { pinyin } from 'pinyin-pro'
import { runs } from './tokens'

export type Spelling = { pinyin: string; initials: string }

const LETTERS = /[^a-z0-9]/g

/** How a folded text is typed by its sound: all of it, and by first letters; other scripts are typed as they are. */
export function spell(folded: string): Spelling {
  const parts = runs(folded).map((run) => {
    if (run.kind === 'word') return { all: run.text, first: run.text }
    const syllables = pinyin(run.text, { toneType: 'none', type: 'array', v: true })
    return { all: syllables.join(''), first: syllables.map((one) => one.charAt(0)).join('') }
  })
  const join = (texts: string[]) => texts.join('').toLowerCase().replace(LETTERS, '')
  return { pinyin: join(parts.map(({ all }) => all)), initials: join(parts.map(({ first }) => first)) }
}
