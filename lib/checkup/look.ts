import { hrefsIn } from '@/lib/content/links'
import { env } from '@/lib/env'
import { ownPath } from '@/lib/links/own-address'
import { ownLinkStates } from '@/lib/links/queries'
import { columnFindings } from './column-rules'
import { findDeadLinks } from './link-commands'
import { checkedColumns, checkedPieces } from './look-queries'
import { type CheckedPiece, pieceFindings } from './piece-rules'
import type { Finding } from './schema'

/** The newest so many are looked at in one run. */
const MOST_PIECES = 50_000
/** So many addresses of other sites are remembered in one run. */
const MOST_LINKS = 50_000
/** So many pieces are named under one dead link. */
const MOST_UNDER_A_LINK = 50

type Looked = { pieces: number; links: number; unasked: number }
type Options = { trusted?: string; rest?: number; most?: number }

const linksOf = ({ content }: CheckedPiece) => [
  ...new Set([...hrefsIn(content.body), ...(content.sourceUrl ? [content.sourceUrl] : [])]),
]

/** Links of a batch into this site that readers cannot open. */
async function deadInside(pieces: CheckedPiece[]): Promise<Finding[]> {
  const states = await ownLinkStates(pieces.flatMap(linksOf))
  const dead = new Map(
    states.flatMap(({ href, state, reason }) => (state === 'broken' ? [[href, reason]] : [])),
  )
  return pieces.flatMap((piece) =>
    linksOf(piece).flatMap((href): Finding[] => {
      const detail = dead.get(href)
      return detail ? [{ kind: 'DEAD_LINK_IN', articleId: piece.articleId, detail, href }] : []
    }),
  )
}

function remember(outside: Map<string, number[]>, piece: CheckedPiece): void {
  for (const href of linksOf(piece)) {
    if (!/^https?:/i.test(href) || ownPath(href, env.SITE_URL) !== null) continue
    const under = outside.get(href)
    if (under) under.push(piece.articleId)
    else if (outside.size < MOST_LINKS) outside.set(href, [piece.articleId])
  }
}

/** Looks the whole site over and hands every finding to `found`, in parts; says how much was looked at. */
export async function lookOver(
  now: Date,
  found: (findings: Finding[]) => Promise<void>,
  { most = MOST_PIECES, ...asking }: Options = {},
): Promise<Looked> {
  await found(columnFindings(await checkedColumns(), now))
  const outside = new Map<string, number[]>()
  let pieces = 0
  for await (const batch of checkedPieces(most)) {
    pieces += batch.length
    await found([...batch.flatMap((piece) => pieceFindings(piece, now)), ...(await deadInside(batch))])
    for (const piece of batch) remember(outside, piece)
  }
  const { dead, unasked } = await findDeadLinks([...outside.keys()], now, asking)
  for (const [href, detail] of dead)
    await found(
      (outside.get(href) ?? [])
        .slice(0, MOST_UNDER_A_LINK)
        .map((articleId) => ({ kind: 'DEAD_LINK_OUT', articleId, detail, href })),
    )
  return { pieces, links: outside.size, unasked }
}
