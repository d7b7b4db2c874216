import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import pg from 'pg'

export type Table = { name: string; columns: string[]; key: { name: string; text: boolean }[] }

/** How values are written, whatever the server's own settings; and nothing is cut off for taking long. */
const SESSION = `
  SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex';
  SET extra_float_digits = 1; SET statement_timeout = 0; SET lock_timeout = 0;
  SET idle_in_transaction_session_timeout = 0; SET idle_session_timeout = 0; SET search_path = public`

const TABLES = `
  SELECT c.relname::text AS name,
    (SELECT array_agg(a.attname::text ORDER BY a.attname::text COLLATE "C") FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    (SELECT json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) ORDER BY k.n)
      FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(number, n)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
      WHERE i.indrelid = c.oid AND i.indisprimary) AS key
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
  ORDER BY c.relname::text COLLATE "C"`

/** A connection for moving whole tables. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'qingyan backup', keepAlive: true })
  // A connection that is lost while nothing is asked of it is told by the next question.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(SESSION)
  return client
}

/** Every table of the newsroom; columns by name, for their order depends on how a table came about. */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { key: Table['key'] | null }>(TABLES)
  return rows.map(({ name, columns, key }) => {
    if (!key) throw new Error(`table ${name} has no primary key to be ordered by`)
    return { name, columns, key }
  })
}

const quoted = (names: string[]) => names.map(pg.escapeIdentifier).join(', ')

/** Rows in the order of their key and in one spelling: the same rows give the same bytes on every server. */
export function copyOut({ name, columns, key }: Table): string {
  const order = key.map((one) => pg.escapeIdentifier(one.name) + (one.text ? ' COLLATE "C"' : '')).join(', ')
  return `COPY (SELECT ${quoted(columns)} FROM ${pg.escapeIdentifier(name)} ORDER BY ${order}) TO STDOUT`
}

export const copyIn = ({ name, columns }: Pick<Table, 'name' | 'columns'>) =>
  `COPY ${pg.escapeIdentifier(name)} (${quoted(columns)}) FROM STDIN`

const LINE_END = 10

/** Passes bytes on, and knows their hash and how many rows they were (COPY writes one a line, whatever is in it). */
export class Tally extends Transform {
  readonly #hash = createHash('sha256')
  rows = 0

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk)
    for (let at = chunk.indexOf(LINE_END); at !== -1; at = chunk.indexOf(LINE_END, at + 1)) this.rows++
    done(null, chunk)
  }

  /** To be asked once, at the end. */
  digest(): string {
    return this.#hash.digest('hex')
  }
}
