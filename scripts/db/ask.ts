import pg from 'pg'

/** Asks one thing of a database, over a connection of its own; `where` is its address, or that with limits. */
export async function ask<T extends pg.QueryResultRow>(
  where: string | pg.ClientConfig,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client(where)
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}
