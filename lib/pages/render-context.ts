import { AsyncLocalStorage } from 'node:async_hooks'

/** What one render of a reader's page collects for the page store. */
export type RenderContext = {
  tags: Set<string>
  /** The page must be made anew from this moment on (ms since the epoch). */
  notAfter: number | null
  /** An answer that Next cannot give by itself. */
  outcome: { status: 410 } | { status: 301; location: string } | null
}

// On globalThis, because Next's bundle and the server around it load separate copies of this file.
const holder = globalThis as typeof globalThis & { qingyanRender?: AsyncLocalStorage<RenderContext> }
holder.qingyanRender ??= new AsyncLocalStorage<RenderContext>()
const storage = holder.qingyanRender

/** Runs one render and hands back what it collected. */
export function withRenderContext<T>(context: RenderContext, run: () => T): T {
  return storage.run(context, run)
}

/** An empty context for a render that is about to begin. */
export function newRenderContext(): RenderContext {
  return { tags: new Set(), notAfter: null, outcome: null }
}

/** Says what the page depends on. Call it before the lookup, so that “not found” is tagged as well. */
export function tag(...tags: string[]): void {
  const context = storage.getStore()
  for (const one of tags) context?.tags.add(one)
}

/** Says that the page is no longer right from `at` on, even if nothing is written by then. */
export function keepUntil(at: Date): void {
  const context = storage.getStore()
  if (context) context.notAfter = Math.min(context.notAfter ?? Number.POSITIVE_INFINITY, at.getTime())
}

/** Answers 410: the piece was here and was withdrawn. The page then renders as not found (404 in development). */
export function answerGone(): void {
  const context = storage.getStore()
  if (context) context.outcome = { status: 410 }
}

/** Answers 301 to another address of this site; false where no store is in front (development). */
export function answerMoved(location: string): boolean {
  const context = storage.getStore()
  if (!context) return false
  context.outcome = { status: 301, location }
  return true
}
