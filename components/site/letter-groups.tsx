import type { ReactNode } from 'react'
import type { LetterGroup } from '@/lib/letters'

const anchor = (letter: string) => (letter === '#' ? 'letter-other' : `letter-${letter}`)
const spoken = (letter: string) => (letter === '#' ? '其他' : letter)

type Props<T> = {
  groups: LetterGroup<T>[]
  draw: (item: T) => ReactNode
  /** Names without anything below them stand in rows. */
  short?: boolean
  heading?: 'h2' | 'h3'
}

/** What begins with each letter; with more than a few letters, the way to each stands above. */
export function LetterGroups<T extends { slug: string }>({
  groups,
  draw,
  short = false,
  heading: Heading = 'h2',
}: Props<T>) {
  return (
    <>
      {groups.length > 3 && Heading === 'h2' && (
        <nav aria-label="按首字母" className="letter-links">
          <ul>
            {groups.map(({ letter }) => (
              <li key={letter}>
                <a href={`#${anchor(letter)}`}>{spoken(letter)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className={short ? 'letter-groups letter-short' : 'letter-groups'}>
        {groups.map(({ letter, items }) => (
          <section key={letter} className="letter-group">
            <Heading {...(Heading === 'h2' ? { id: anchor(letter) } : {})}>{spoken(letter)}</Heading>
            <ul>
              {items.map((item) => (
                <li key={item.slug}>{draw(item)}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
