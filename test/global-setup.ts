import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { startCluster } from '@/scripts/db/cluster'
import { makeTemplate } from '@/scripts/db/template'
import { throwAwayFolder } from '@/scripts/db/throw-away-folder'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the throw-away server, without a database name. */
    serverUrl: string
  }
}

/** A PostgreSQL of its own for this run, with a migrated template that every worker copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = throwAwayFolder()
  const cluster = await startCluster({ dataDir, throwAway: true })
  await makeTemplate(cluster)
  project.provide('serverUrl', cluster.url(''))
  return async () => {
    await cluster.stop()
    rmSync(cluster.folder, { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
}
