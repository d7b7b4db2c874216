import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs packages on Debian as root, waiting for another installation to end; elsewhere does nothing. */
export function installFromDebian(...packages: string[]): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  const options = {
    stdio: 'ignore' as const,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  const wait = ['-o', 'DPkg::Lock::Timeout=600']
  spawnSync('apt-get', [...wait, 'update'], options)
  spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...packages], options)
}

/** Where a program lies, by name; null when it is not on the path. */
export function findProgram(name: string): string | null {
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim() || null
}
