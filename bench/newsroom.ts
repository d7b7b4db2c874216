import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDatabase, freePort, startCluster } from '@/scripts/db/cluster'
import { migrate } from '@/scripts/db/migrate'

export type Newsroom = { base: string; databaseUrl: string; stop: () => Promise<void> }

/** A throw-away newsroom behind the built server: a database of its own, and a web process as `npm start` runs it. */
export async function startNewsroom(): Promise<Newsroom> {
  const program = join(process.cwd(), 'dist', 'web.mjs')
  if (!existsSync(program)) throw new Error('没有可以测量的构建。请先运行 npm run build。')
  const folder = mkdtempSync(join(tmpdir(), 'qingyan-bench-'))
  const cluster = await startCluster({ dataDir: folder, throwAway: true })
  const databaseUrl = await ensureDatabase(cluster, 'bench')
  await migrate(databaseUrl)
  const port = await freePort()
  const base = `http://localhost:${port}`
  const secret = 'bench-bench-bench-bench-bench-bench'
  const child = fork(program, {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      PORT: String(port),
      SITE_URL: base,
      AUTH_SECRET: secret,
      NEXTAUTH_SECRET: secret,
      NEXTAUTH_URL: base,
    },
  })
  const gone = once(child, 'exit')
  const stop = async () => {
    child.kill()
    await gone
    await cluster.stop()
    rmSync(cluster.folder, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilAnswering(base, gone)
  } catch (error) {
    await stop()
    throw error
  }
  return { base, databaseUrl, stop }
}

async function untilAnswering(base: string, gone: Promise<unknown>): Promise<void> {
  let ended = false
  gone.then(() => {
    ended = true
  })
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (ended) throw new Error('网站进程没有启动，原因见上面的日志。')
    const answer = await fetch(`${base}/robots.txt`).catch(() => null)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('网站进程 30 秒内没有应答。')
}
