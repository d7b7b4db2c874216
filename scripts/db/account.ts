import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The operating system account PostgreSQL runs as; null when that is simply us. */
export type Account = { name: string; uid: number; gid: number } | null

function find(name: string): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined ? null : { name, uid: Number(uid), gid: Number(gid) }
}

/** PostgreSQL refuses to run as root: then it is `postgres`, made when missing, or `nobody`. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return null
  const known = find('postgres')
  if (known) return known
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  return find('postgres') ?? find('nobody')
}
