import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

// Slim Linux images have no `ps`; macOS has no /proc.
const hasProc = process.platform === 'linux'

function proc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

function ps(pid, column) {
  return (spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim()
}

/** The command line of a process; empty when there is none. */
export function commandOf(pid) {
  return hasProc ? proc(pid, 'cmdline').replaceAll('\0', ' ').trim() : ps(pid, 'command')
}

/** The parent of a process; 0 when there is none. */
export function parentOf(pid) {
  if (!hasProc) return Number(ps(pid, 'ppid')) || 0
  // The second field is the program's name in brackets and may contain anything.
  return Number(proc(pid, 'stat').split(') ').at(-1)?.split(' ')[1]) || 0
}

/** Whether a process of this id exists. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
