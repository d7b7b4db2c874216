import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type RecordRow = { key: number; cells: ReactNode[]; actions?: ReactNode; faded?: boolean }

/** `onCard`: the word is needed on a card too, where no head stands over the value. */
type Head = string | { text: string; onCard: true }

type Props = {
  /** What the table holds and in which order, for those who hear it. */
  caption: string
  /** The first column names the record and carries the card on a narrow screen. */
  heads: Head[]
  rows: RecordRow[]
}

const wordOf = (head: Head) => (typeof head === 'string' ? head : head.text)
const cell = 'md:border-t md:border-line md:px-3 md:py-2.5'

/** A list of records: a table where there is room, cards where there is not. */
export function RecordTable({ caption, heads, rows }: Props) {
  const acts = rows.some(({ actions }) => actions !== undefined)
  return (
    <table role="table" className="w-full border-separate border-spacing-0 text-sm max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="text-left text-muted">
          {heads.map(wordOf).map((head) => (
            <th
              key={head}
              role="columnheader"
              scope="col"
              className="px-3 py-2 font-medium whitespace-nowrap"
            >
              {head}
            </th>
          ))}
          {acts && (
            <th role="columnheader" scope="col" className="w-10 py-2">
              <span className="sr-only">操作</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:flex max-md:flex-col max-md:gap-3">
        {rows.map((row) => (
          <Row key={row.key} row={row} heads={heads} acts={acts} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, heads, acts }: { row: RecordRow; heads: Head[]; acts: boolean }) {
  return (
    <tr
      role="row"
      className={clsx(
        'md:align-middle max-md:relative max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-4 max-md:gap-y-1 max-md:rounded-lg max-md:border max-md:border-line max-md:bg-surface max-md:p-3.5 md:hover:bg-sunken/60',
        row.faded && 'text-muted',
      )}
    >
      {heads.map((head, index) => {
        const content = row.cells[index]
        if (!content) return <td key={wordOf(head)} role="cell" className={`${cell} max-md:hidden`} />
        return (
          <td
            key={wordOf(head)}
            role="cell"
            className={clsx(
              cell,
              index === 0 && 'max-md:w-full md:min-w-48',
              index === 0 && acts && 'max-md:pr-9',
            )}
          >
            {typeof head !== 'string' && (
              <span aria-hidden="true" className="mr-1.5 text-muted md:hidden">
                {head.text}
              </span>
            )}
            {content}
          </td>
        )
      })}
      {acts && (
        <td
          role="cell"
          className={`${cell} md:py-1 md:text-right max-md:absolute max-md:top-2 max-md:right-1.5`}
        >
          {row.actions}
        </td>
      )}
    </tr>
  )
}
