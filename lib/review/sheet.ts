import type { ReviewVerdict } from '@/lib/db/generated/enums'

/** What stands on a 发稿单. */
export type Sheet = {
  article: {
    id: number
    title: string
    wordCount: number
    origin: string
    editorName: string
    column: { name: string } | null
    source: { name: string } | null
    bylines: { affiliation: string; author: { name: string } }[]
    publication: { publishedAt: Date; updatedAt: Date } | null
    urgentPublications: {
      reason: string
      publishedAt: Date
      reviewedAt: Date | null
      publishedBy: { name: string }
      reviewedBy: { name: string } | null
    }[]
  }
  round: {
    number: number
    state: string
    submittedAt: Date
    submittedHash: string
    submittedBy: { name: string } | null
    signedAt: Date | null
    signedHash: string | null
    signedRevision: { number: number } | null
  }
  steps: {
    id: number
    name: string
    meant: string
    by: string | null
    at: Date | null
    hash: string | null
    note: string
  }[]
  /** What else was decided, oldest first. */
  remarks: {
    id: number
    verdict: ReviewVerdict
    byName: string
    at: Date
    note: string
    target: string
    step: { name: string } | null
  }[]
}
