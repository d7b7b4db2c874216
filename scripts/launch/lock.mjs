import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './process-facts.mjs'

/**
 * Takes the lock file for this process; the id of the process that has it, or 0 when it is ours now. `isHolder` says
 * whether a living process can be the one: the number of one that was killed may now belong to some other program.
 */
export function tryLock(file, isHolder = (_pid) => true) {
  mkdirSync(dirname(file), { recursive: true })
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return 0
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = Number(readOrEmpty(file))
    if (holder > 0 && holder !== process.pid && isAlive(holder) && isHolder(holder)) return holder
    // Left behind by a process that was killed.
    rmSync(file, { force: true })
  }
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Runs `work` while no other process of this folder does the same; `onWait` is told when it has to wait. */
export async function withLock(file, onWait, work) {
  let told = false
  for (let holder = tryLock(file); holder !== 0; holder = tryLock(file)) {
    if (!told) onWait(holder)
    told = true
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
