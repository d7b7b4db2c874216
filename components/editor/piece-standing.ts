import { z } from 'zod'
import type { Appointment } from '@/components/desk/articles/appointments'
import type { Step } from '@/components/desk/articles/article-steps'
import { askJson } from '@/components/desk/ask-json'
import type { ArticleStatus } from '@/lib/articles/workflow'
import type { ReviewPanel } from '@/lib/review/panel'

/** What has happened to a piece and what is going to, in lines for people. */
export type Facts = {
  lines: { label: string; value: string }[]
  appointments: Appointment[]
  /** For what is public: the version the facts were read at, and whether readers saw another text than that one. */
  published: { version: number; changed: boolean } | null
}

/** Everything that the editor shows of a piece beside its text, as the server last said; steps change it, typing does not. */
export type PieceStanding = {
  /** The version all of it is about; null while there is no piece. */
  version: number | null
  columnId: number | null
  status: ArticleStatus
  steps: Step[]
  editable: boolean
  facts: Facts
  may: { createAuthor: boolean; createSource: boolean; share: boolean; fixQuietly: boolean }
  /** Where the piece stands in its review; null where nothing is reviewed. */
  review: ReviewPanel | null
}

/** Whether readers see another text than the one on the desk, saved as `version`. */
export function isChanged({ published }: Facts, version: number | undefined): boolean {
  return published !== null && (published.changed || (version !== undefined && version !== published.version))
}

/** The rest of it comes from our own server, which has just put it together. */
const answer = z.object({ version: z.number(), status: z.string() }).loose()

/** How the piece stands now; throws an Error with a message for people. */
export async function fetchStanding(id: number): Promise<PieceStanding> {
  return (await askJson(answer, `/api/articles/${id}/standing`)) as unknown as PieceStanding
}
