import type { Doc } from '@/lib/content/schema'

/** A page written in the desk, as readers see it. */
export type StaticPage = { slug: string; title: string; body: Doc; updatedAt: Date }
