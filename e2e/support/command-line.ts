import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Runs `npm run cms -- …` with an environment of its own; gives its exit status and all it printed. */
export function cms(
  args: string[],
  env: Record<string, string>,
): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--cms', ...args], {
    cwd: root,
    env: { ...process.env, SITE_URL: '', AUTH_SECRET: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, said }))
  })
}
