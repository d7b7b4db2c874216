/** What one editor window has written and the server has not acknowledged, as this browser keeps it. */
export type JournalEntry = {
  /** The window; two windows on one piece never write over each other. */
  window: string
  userId: number
  /** Null for a piece that the server does not know yet, as far as the window knew. */
  articleId: number | null
  draftKey: string
  /** What the text was made from: the version, and that version's draft. */
  version: number | null
  base: string
  draft: string
  /** Saves that were sent and not answered. */
  saveIds: string[]
  at: number
}

const NAME = 'qingyan-journal'
const STORE = 'drafts'
const KEEP = 30 * 86_400_000
const MOST = 40

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'window' })
  return done(request)
}

let opened: Promise<IDBDatabase> | null = null

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  opened ??= open()
  // A browser that would not open it now may do so later.
  const database = await opened.catch((error: unknown) => {
    opened = null
    throw error
  })
  return database.transaction(STORE, mode).objectStore(STORE)
}

/** Keeps an entry in the place of the window's earlier one. */
export async function putEntry(entry: JournalEntry): Promise<void> {
  await done((await store('readwrite')).put(entry))
}

/** Forgets what a window had written. */
export async function removeEntry(window: string): Promise<void> {
  await done((await store('readwrite')).delete(window))
}

/** What may go: older than thirty days, and the oldest where there are too many. */
export function expiredWindows(entries: readonly JournalEntry[], now: number): string[] {
  const newestFirst = [...entries].sort((a, b) => b.at - a.at)
  return newestFirst.filter(({ at }, place) => now - at > KEEP || place >= MOST).map(({ window }) => window)
}

/** The entries of one person, newest first; what has expired is removed on the way. */
export async function listEntries(userId: number, now: number): Promise<JournalEntry[]> {
  const all: JournalEntry[] = await done((await store('readonly')).getAll())
  const expired = new Set(expiredWindows(all, now))
  for (const window of expired) await removeEntry(window)
  return all
    .filter((entry) => entry.userId === userId && !expired.has(entry.window))
    .sort((a, b) => b.at - a.at)
}
