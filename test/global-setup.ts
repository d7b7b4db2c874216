import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startCluster } from '@/scripts/db/cluster'
import { makeTemplate } from '@/scripts/db/template'
import { throwAwayFolder } from '@/scripts/db/throw-away-folder'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the throw-away server, without a database name. */
    serverUrl: string
    /** A folder that ends with the run; every process of tests has one in it. */
    dataRoot: string
  }
}

type Server = { url: string; dataRoot: string; stop: () => Promise<void> }

async function start(): Promise<Server> {
  const dataDir = throwAwayFolder()
  const dataRoot = mkdtempSync(join(tmpdir(), 'qingyan-data-'))
  const cluster = await startCluster({ dataDir, throwAway: true })
  await makeTemplate(cluster)
  const stop = async () => {
    await cluster.stop()
    for (const folder of [cluster.folder, dataDir, dataRoot]) rmSync(folder, { recursive: true, force: true })
  }
  return { url: cluster.url(''), dataRoot, stop }
}

// Each project of database tests loads and runs this file for itself, at once and in one process.
const run = globalThis as { qingyanTestServer?: { server: Promise<Server>; projects: number } }

/** A PostgreSQL for this run, with a migrated template that every process of tests copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  run.qingyanTestServer ??= { server: start(), projects: 0 }
  const shared = run.qingyanTestServer
  shared.projects += 1
  const { url, dataRoot, stop } = await shared.server
  project.provide('serverUrl', url)
  project.provide('dataRoot', dataRoot)
  return async () => {
    shared.projects -= 1
    if (shared.projects === 0) await stop()
  }
}
