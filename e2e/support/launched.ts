import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'playwright/test'

const root = join(import.meta.dirname, '..', '..')
const SETTINGS = [
  'DATABASE_URL',
  'SITE_URL',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'AUTH_SECRET',
  'NODE_ENV',
  'npm_lifecycle_event',
]

export type Running = {
  child: ChildProcess
  output: () => string
  base: string
  ended: Promise<number | null>
}

/** `npm start` on a data folder of its own, as somebody at a terminal runs it. */
export class Launcher {
  readonly folder = mkdtempSync(join(tmpdir(), 'qingyan-launcher-'))
  readonly dataDir = join(this.folder, 'data')
  readonly #running: Running[] = []

  launch(port: number, more: Record<string, string> = {}): Running {
    const env: Record<string, string | undefined> = {
      ...process.env,
      PORT: String(port),
      DATA_DIR: this.dataDir,
      DEMO: 'off',
      ...more,
    }
    for (const name of SETTINGS) if (!(name in more)) delete env[name]
    const child = spawn(process.execPath, ['scripts/start.mjs', '--start'], {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    const ended = once(child, 'exit').then(([code]) => code as number | null)
    const one = { child, output: () => output, base: `http://localhost:${port}`, ended }
    this.#running.push(one)
    return one
  }

  async ready(launched: Running): Promise<void> {
    await expect.poll(() => launched.output(), { timeout: 90_000, intervals: [50] }).toContain('青言已就绪')
  }

  /** Processes that have the data folder on their command line. */
  holders(): string {
    return spawnSync('pgrep', ['-f', this.dataDir], { encoding: 'utf8' }).stdout.trim()
  }

  async close(): Promise<void> {
    for (const { child } of this.#running) child.kill('SIGTERM')
    await Promise.all(this.#running.map(({ ended }) => ended))
    rmSync(this.folder, { recursive: true, force: true })
  }
}
