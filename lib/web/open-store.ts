import { PageDisk } from '@/lib/pages/disk'
import type { Rendered } from '@/lib/pages/entry'
import { PageStore } from '@/lib/pages/store'
import type { Moment } from '@/lib/pages/tag-clock'
import { log } from '@/lib/server/log'
import { TagListener } from './tag-listener'

const MIB = 1024 * 1024

type Options = {
  databaseUrl: string
  /** Where pages are kept; no other process may use the folder. */
  pagesDir: string
  /** Names what renders the pages; those of any other are removed from disk. */
  build: string
  memoryMb: number
  diskMb: number
  purged: boolean
  /** Keeps what is due by a moment; the worker's work, done here when a reader comes first. */
  keepDue?: (now: Date) => Promise<unknown>
  render: (key: string, began: Moment) => Promise<Rendered>
}

export type OpenStore = { store: PageStore; listener: TagListener; close: () => Promise<void> }

/** The page store of this process with its disk and its ear at the database. Call `listener.start()` to begin. */
export function openStore(options: Options): OpenStore {
  const disk = new PageDisk(options.pagesDir, options.build, options.diskMb * MIB)
  const listener = new TagListener(options.databaseUrl, () => store)
  const store: PageStore = new PageStore({
    disk,
    memoryBytes: options.memoryMb * MIB,
    purged: options.purged,
    render: options.render,
    settleDue: async () => {
      await options.keepDue?.(new Date())
      // Whoever kept it, this process or the worker: its pages are stale from here on.
      await listener.look()
    },
    changed: (tags, watermark) => listener.changed(tags, watermark),
  })
  disk.open().catch((error: unknown) => log.error({ err: error }, 'page store: the folder cannot be read'))
  const close = async () => {
    await listener.stop()
    await store.settled()
  }
  return { store, listener, close }
}
