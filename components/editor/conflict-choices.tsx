'use client'
import { clsx } from 'clsx'
import { diffWords, docLines, type Run, sideOf } from '@/lib/content/diff'
import type { Choice } from '@/lib/content/merge'
import type { Block } from '@/lib/content/schema'
import { cutHere } from './conflict-cut'
import type { DraftFields } from './draft-fields'
import { FIELD_LABELS, fieldText } from './history-field-text'
import { Runs } from './history-runs'
import type { DraftMerge } from './merge-drafts'

/** What was chosen so far, by the place of the choice: fields first, then stretches of text. */
export type Choices = { fields: Partial<Record<keyof DraftFields, Choice>>; blocks: Choice[] }

/** To begin with nothing is given up: both texts stay, and fields are as they are here. */
export function firstChoices({ openFields, pieces }: DraftMerge): Choices {
  return {
    fields: Object.fromEntries(openFields.map(({ name }) => [name, 'mine'])),
    blocks: pieces
      .filter((piece) => piece.kind === 'open')
      .map(({ mine, theirs }) =>
        mine.length > 0 && theirs.length > 0 ? 'both' : mine.length > 0 ? 'mine' : 'theirs',
      ),
  }
}

const textOf = (blocks: Block[]) =>
  docLines({ type: 'doc', content: blocks })
    .map(({ text, what }) => text || `〔${what}〕`)
    .join('\n')

type Sides = { mine: string; theirs: string }
type Props = {
  merge: DraftMerge
  sides: Sides
  columns: { id: number; name: string }[]
  choices: Choices
  onChange: (choices: Choices) => void
}

/** Every place where two people wrote differently, side by side, with what is to become of it. */
export function ConflictChoices({ merge, sides, columns, choices, onChange }: Props) {
  const open = merge.pieces.filter((piece) => piece.kind === 'open')
  return (
    <div className="flex flex-col gap-4">
      {merge.openFields.map(({ name }) => (
        <Place
          key={name}
          label={FIELD_LABELS[name]}
          mine={fieldText(merge.mine, name, columns)}
          theirs={fieldText(merge.fields, name, columns)}
          sides={sides}
          choice={choices.fields[name] ?? 'theirs'}
          onChoose={(choice) => onChange({ ...choices, fields: { ...choices.fields, [name]: choice } })}
        />
      ))}
      {open.map(({ mine, theirs }, place) => (
        <Place
          // biome-ignore lint/suspicious/noArrayIndexKey: open places have no identity but their order
          key={place}
          label={`正文第 ${place + 1} 处`}
          mine={textOf(mine)}
          theirs={textOf(theirs)}
          sides={sides}
          choice={choices.blocks[place] ?? 'theirs'}
          both={mine.length > 0 && theirs.length > 0}
          onChoose={(choice) => onChange({ ...choices, blocks: choices.blocks.with(place, choice) })}
        />
      ))}
    </div>
  )
}

type PlaceProps = {
  label: string
  mine: string
  theirs: string
  sides: Sides
  choice: Choice
  both?: boolean
  onChoose: (choice: Choice) => void
}

function Place({ label, mine, theirs, sides, choice, both = false, onChoose }: PlaceProps) {
  const runs = diffWords(theirs, mine, cutHere)
  const offered: [Choice, string][] = [
    ['mine', sides.mine],
    ['theirs', sides.theirs],
    ...(both ? [['both', '两段都留'] as [Choice, string]] : []),
  ]
  return (
    <fieldset className="rounded-md border border-line p-3">
      <legend className="px-1 text-sm font-medium">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        <Side name={sides.mine} runs={sideOf(runs, 'after')} taken={choice !== 'theirs'} />
        <Side name={sides.theirs} runs={sideOf(runs, 'before')} taken={choice !== 'mine'} />
      </div>
      <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {offered.map(([value, words]) => (
          <label key={value} className="flex items-center gap-1.5 py-1">
            <input
              type="radio"
              name={label}
              checked={choice === value}
              onChange={() => onChoose(value)}
              className="accent-accent"
            />
            {value === 'both' ? words : `用${words}`}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Side({ name, runs, taken }: { name: string; runs: Run[]; taken: boolean }) {
  return (
    <div className={clsx('rounded border p-2', taken ? 'border-accent' : 'border-line opacity-60')}>
      <p className="mb-1 text-xs text-muted">{name}</p>
      <p className="text-sm leading-relaxed break-words whitespace-pre-wrap">
        {runs.length > 0 ? <Runs runs={runs} /> : <span className="text-muted">（已删去）</span>}
      </p>
    </div>
  )
}
