import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure'

/** How long cookies of the secret before are still believed: as long as a sign-in lasts. */
const OVERLAP_HOURS = 12

/**
 * The secret that seals session cookies and second factors, and the one before it: `until` then cookies that it has sealed
 * are believed; second factors are sealed anew after it.
 */
export type Secrets = { current: string; previous: { secret: string; until: Date } | null }

export const secretsFile = (dataDir: string) => join(dataDir, 'auth-secret')
const fresh = () => randomBytes(32).toString('base64url')

/** Whole or not at all, and from the first moment readable by its owner alone. */
function write(dataDir: string, { current, previous }: Secrets): void {
  const file = secretsFile(dataDir)
  const draft = `${file}.${process.pid}.part`
  rmSync(draft, { force: true })
  const handle = openSync(draft, 'wx', 0o600)
  try {
    const before = previous ? `${previous.until.toISOString()}\n${previous.secret}\n` : ''
    writeSync(handle, `${current}\n${before}`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}

const lines = (text: string) => text.split('\n').map((line) => line.trim())

function read(dataDir: string): Secrets | null {
  if (!existsSync(secretsFile(dataDir))) return null
  const [current = '', until = '', secret = ''] = lines(readFileSync(secretsFile(dataDir), 'utf8'))
  if (current.length < 16)
    throw new Failure(
      `${secretsFile(dataDir)} 已损坏。请删除它再启动：会生成新的密钥，所有人需要重新登录，内容不受影响。`,
    )
  const ends = new Date(until)
  const known = secret !== '' && !Number.isNaN(ends.getTime())
  return { current, previous: known ? { secret, until: ends } : null }
}

/** The secrets of a newsroom: made at the first start and kept, so that a restart signs nobody out. */
export function readSecrets(dataDir: string): Secrets {
  const kept = read(dataDir)
  if (kept) return kept
  const made: Secrets = { current: fresh(), previous: null }
  write(dataDir, made)
  return made
}

/** Until when cookies of a secret that is changed now are believed. */
export const overlapEnd = (now: Date, leaked: boolean): Date =>
  leaked ? now : new Date(now.getTime() + OVERLAP_HOURS * 3_600_000)

/**
 * Puts a new secret in the place of the present one, whose cookies stay believed for twelve hours; not at all when it
 * has become known to somebody. Processes take it up when they start.
 */
export function rotateSecrets(dataDir: string, now: Date, leaked: boolean): Secrets {
  const { current } = readSecrets(dataDir)
  const next: Secrets = { current: fresh(), previous: { secret: current, until: overlapEnd(now, leaked) } }
  write(dataDir, next)
  return next
}

/** The same as variables of the environment, for the programs. */
export function secretVariables({ current, previous }: Secrets): Record<string, string> {
  return {
    AUTH_SECRET: current,
    NEXTAUTH_SECRET: current,
    ...(previous
      ? { AUTH_SECRET_PREVIOUS: previous.secret, AUTH_SECRET_PREVIOUS_UNTIL: previous.until.toISOString() }
      : {}),
  }
}
