import type { Run } from '@/lib/content/diff'

const LOOK = {
  added: 'rounded-sm bg-accent-soft text-accent no-underline',
  removed: 'rounded-sm bg-danger-soft text-danger line-through decoration-danger/60',
}

/** A text with what came and what went marked, in colour, by stroke and for those who listen. */
export function Runs({ runs }: { runs: Run[] }) {
  return runs.map(({ kind, text }, place) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
    if (kind === 'same') return <span key={place}>{text}</span>
    const Tag = kind === 'added' ? 'ins' : 'del'
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Tag key={place} className={LOOK[kind]}>
        {text}
      </Tag>
    )
  })
}
