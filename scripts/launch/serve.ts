import { createServer } from 'node:net'
import { join } from 'node:path'
import { buildReader } from '../build-reader'
import { buildWhenStale, generateClient } from './build'
import { Child } from './children'
import { publishConnection, takeDataFolder } from './data-folder'
import { type Database, openDatabase } from './database'
import { Failure } from './failure'
import { firstRun } from './first-run'
import { BUILT, FROM_SOURCE, TSX } from './node-flags'
import { readSecrets, secretVariables } from './secrets'
import type { Settings } from './settings'
import { seconds, step } from './step'
import { untilTold } from './stop'

/** What web, worker and the application's own modules read from the environment. */
export function childEnvironment(
  settings: Settings,
  databaseUrl: string,
  mode: 'production' | 'development',
): NodeJS.ProcessEnv {
  const secrets = settings.authSecret
    ? { AUTH_SECRET: settings.authSecret, NEXTAUTH_SECRET: settings.authSecret }
    : secretVariables(readSecrets(settings.dataDir))
  // An empty variable counts as not set, here as in settings.ts.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  return {
    ...given,
    NODE_ENV: mode,
    DATABASE_URL: databaseUrl,
    DATA_DIR: settings.dataDir,
    PORT: String(settings.port),
    SITE_URL: settings.siteUrl,
    ...secrets,
    NEXTAUTH_URL: settings.siteUrl,
    NEXT_TELEMETRY_DISABLED: '1',
    LOG_LEVEL: given.LOG_LEVEL ?? 'warn',
  }
}

function requireFreePort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EACCES' ? '没有使用它的权限（小于 1024 的端口需要 root）' : '已被其他程序占用'
      reject(new Failure(`端口 ${port} ${why}。请用 PORT=… 换一个端口，或停掉占用它的程序。`))
    })
    probe.listen(port, () => probe.close(() => resolve()))
  })
}

async function prepareDevelopment(): Promise<void> {
  await generateClient()
  await step('打包读者端脚本', buildReader)
}

function productionChildren(env: NodeJS.ProcessEnv): Child[] {
  const execArgv = BUILT
  return [
    new Child({ name: '网站进程', file: join('dist', 'web.mjs'), execArgv, env }),
    new Child({ name: '定时任务进程', file: join('dist', 'worker.mjs'), execArgv, env }),
  ]
}

function developmentChildren(env: NodeJS.ProcessEnv): Child[] {
  return [
    new Child({
      name: '网站进程',
      file: join('lib', 'web', 'dev.ts'),
      execArgv: TSX,
      env,
    }),
    new Child({
      name: '定时任务进程',
      file: join('lib', 'worker', 'main.ts'),
      execArgv: FROM_SOURCE,
      env,
    }),
  ]
}

/** `npm start` and `npm run dev`: everything from an empty folder to a site that answers, until told to stop. */
export async function serve(settings: Settings, mode: 'production' | 'development'): Promise<void> {
  const began = performance.now()
  const told = untilTold()
  let serving = false
  told.then(() => {
    // Whatever is being prepared ends with us, and the next start does it again.
    if (!serving) process.exit(130)
  })
  await step(`检查端口 ${settings.port}`, () => requireFreePort(settings.port))
  const leave = await step(`检查数据目录 ${settings.dataDir}`, () => takeDataFolder(settings.dataDir))
  let database: Database | null = null
  const children: Child[] = []
  try {
    await (mode === 'production' ? buildWhenStale() : prepareDevelopment())
    database = await openDatabase(settings)
    const env = childEnvironment(settings, database.url, mode)
    process.env = { ...env }
    await firstRun(database.url, settings)
    publishConnection(settings.dataDir, database.url)
    children.push(...(mode === 'production' ? productionChildren(env) : developmentChildren(env)))
    await step('启动网站与定时任务', () => Promise.all(children.map((child) => child.start())))
    serving = true
    const { siteUrl } = settings
    console.log(
      `\n青言已就绪（共 ${seconds(began)}）\n  网站    ${siteUrl}/\n  采编台  ${siteUrl}/admin\n按 Ctrl-C 停止。`,
    )
    await told
    console.log('\n正在停止…')
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    await database?.stop()
    leave()
  }
  console.log('已停止。')
}
