import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Memory that is a folder, on Linux. */
const MEMORY = '/dev/shm'
const PREFIX = 'qingyan-'
/** Room for the databases of a whole run of the tests (bytes). */
const ROOM = 4 * 1024 ** 3
const DAY = 24 * 3_600_000

function hasRoom(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return Math.min(bavail * bsize, process.availableMemory()) >= ROOM
  } catch {
    return false
  }
}

/** Memory is not given back by itself when a run was killed. */
function sweep(): void {
  for (const name of readdirSync(MEMORY).filter((one) => one.startsWith(PREFIX))) {
    const path = join(MEMORY, name)
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > DAY) rmSync(path, { recursive: true, force: true })
  }
}

/**
 * Makes a folder for what need not outlive a run: in memory where there is room. A disk that others use at the same time
 * makes a database in a second, memory in less than a tenth of it.
 */
export function throwAwayFolder(): string {
  const inMemory = hasRoom()
  if (inMemory) sweep()
  const folder = mkdtempSync(join(inMemory ? MEMORY : tmpdir(), PREFIX))
  // The account that PostgreSQL runs as has to pass through it.
  chmodSync(folder, 0o711)
  return folder
}
