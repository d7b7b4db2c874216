import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as bundle } from 'esbuild'
import { buildReader } from '../build-reader'
import { requireFloors } from '../supply/check'
import { withLock } from './lock.mjs'
import { runQuietly } from './process-output'
import { note, step } from './step'

const MARKER = join('dist', 'built')
const GENERATED = join('lib', 'db', 'generated')
const GENERATED_MARKER = join('dist', 'generated')
/** What a build is made of. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'package.json',
  'package-lock.json',
]
const HOW = [
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'scripts/build-reader.ts',
  'scripts/launch/build.ts',
]
const NOT_SOURCES = /(^|\/)(generated|assets|trial)(\/|$)|\.test\.tsx?$/

function filesIn(path: string): string[] {
  if (NOT_SOURCES.test(path) || !existsSync(path)) return []
  try {
    return readdirSync(path).flatMap((name) => filesIn(`${path}/${name}`))
  } catch {
    return [path]
  }
}

function fingerprint(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn).sort())
    hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

const isAt = (marker: string, mark: string) => existsSync(marker) && readFileSync(marker, 'utf8') === mark

/** Makes the Prisma client when it is missing or older than the schema. */
export async function generateClient(): Promise<void> {
  const mark = fingerprint(['prisma/schema.prisma', 'package-lock.json'])
  if (isAt(GENERATED_MARKER, mark) && existsSync(GENERATED)) return
  await withLock(join('dist', 'generate.lock'), waiting, () =>
    step('生成数据库客户端', async () => {
      if (isAt(GENERATED_MARKER, mark) && existsSync(GENERATED)) return
      await runQuietly(process.execPath, [join('node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
        ...process.env,
        // Generating needs no engine, but looks for one and would download it; any file satisfies it.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      })
      writeFileSync(GENERATED_MARKER, mark)
    }),
  )
}

const waiting = (pid: number) => note(`另一个进程（${pid}）正在构建，等它完成…`)

/** Builds what `npm start` runs, unless the last build was made of the same sources. */
export async function buildWhenStale(): Promise<void> {
  requireFloors()
  await generateClient()
  if (isAt(MARKER, fingerprint([...SOURCES, ...HOW]))) return
  await withLock(join('dist', 'build.lock'), waiting, async () => {
    const mark = fingerprint([...SOURCES, ...HOW])
    if (isAt(MARKER, mark)) return
    rmSync(MARKER, { force: true })
    await step('打包读者端脚本', buildReader)
    await step('构建网站（约需一分钟）', buildNext)
    await step('打包服务进程', bundleServers)
    writeFileSync(MARKER, mark)
  })
}

function buildNext(): Promise<void> {
  // What the last build left in its cache must not find its way into this one.
  rmSync(join('.next', 'cache', 'fetch-cache'), { recursive: true, force: true })
  const next = join('node_modules', 'next', 'dist', 'bin', 'next')
  return runQuietly(process.execPath, [next, 'build'], {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
}

/** The web process, its thread for documents and the worker as one file each: they start in a fraction of the time their sources would take. */
async function bundleServers(): Promise<void> {
  await bundle({
    entryPoints: {
      web: 'lib/web/main.ts',
      worker: 'lib/worker/main.ts',
      'document-thread': 'lib/import/document-thread.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    alias: { '@': '.', 'server-only': './test/server-only.ts' },
    sourcemap: true,
    logLevel: 'warning',
  })
}
