import pg from 'pg'
import { ask } from './ask'
import { type Cluster, ensureDatabase } from './cluster'
import { migrate } from './migrate'

const TEMPLATE = 'template'

/** A migrated database that others are copied from: a copy takes a fraction of a second, the migrations take seconds. */
export async function makeTemplate(cluster: Cluster): Promise<void> {
  await migrate(await ensureDatabase(cluster, TEMPLATE))
}

/**
 * Makes a database of this name out of the template of a server; `server` is its address without a database. Returns the
 * copy's. File by file: through the log, as is usual, is dearer for a database that nobody wants back.
 */
export async function copyTemplate(server: string, name: string): Promise<string> {
  await ask(
    `${server}postgres`,
    `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`,
  )
  return server + name
}

/** Takes a copy away if there is one, whoever is still connected to it. */
export async function dropCopy(server: string, name: string): Promise<void> {
  await ask(`${server}postgres`, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
}
