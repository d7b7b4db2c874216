import { pinyin } from 'pinyin-pro'

/** What begins with a letter, as a dictionary has it. */
export type LetterGroup<T> = { letter: string; items: T[] }

/** How a name sounds; a person's begins with the surname, which may sound as nothing else does (曾 is zēng, not céng). */
function sound(name: string, people: boolean): string {
  const spelled = pinyin(name, {
    toneType: 'none',
    surname: people ? 'head' : 'off',
    nonZh: 'consecutive',
    v: true,
  })
  return spelled.toLowerCase()
}

/** Groups by the first letter of how the names sound, A to Z, and `#` last for what begins with none. */
export function byLetter<T extends { name: string }>(items: T[], { people = false } = {}): LetterGroup<T>[] {
  const heard = items.map((item) => ({ item, sound: sound(item.name, people) }))
  heard.sort((a, b) => compare(a.sound, b.sound) || compare(a.item.name, b.item.name))
  const groups = Map.groupBy(heard, (one) => /^[a-z]/.exec(one.sound)?.[0].toUpperCase() ?? '#')
  return [...groups]
    .map(([letter, of]) => ({ letter, items: of.map(({ item }) => item) }))
    .sort((a, b) => Number(a.letter === '#') - Number(b.letter === '#') || compare(a.letter, b.letter))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
