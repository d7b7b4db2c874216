import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { ask } from '../../scripts/db/ask'

export type Outcome = {
  articleId: number
  state: string
  dueAt: Date
  late: number | null
  published: number
}
export type Statement = { id: string; query: string; calls: number }

const STATEMENTS = `
  SELECT queryid::text AS id, query, calls::int FROM pg_stat_statements
  WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND query NOT LIKE '%pg_stat_statements%' AND query LIKE '%' || $1 || '%'`
/** Longer than the slowest thing a web process asks for by itself. */
const IDLE = 6_000

/** What a test does to a trial newsroom's database directly. */
export class TrialDatabase {
  constructor(readonly url: () => string) {}

  #query<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
    return ask<T>(this.url(), sql, values)
  }

  /** Breaks every connection to it, and lets nobody in until it is let back. */
  async goAway(): Promise<void> {
    await this.#admit(false)
    await ask(this.#postgres(), 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      this.#name(),
    ])
  }

  comeBack(): Promise<void> {
    return this.#admit(true)
  }

  #name(): string {
    return new URL(this.url()).pathname.slice(1)
  }

  #postgres(): string {
    return new URL('/postgres', this.url()).href
  }

  async #admit(whether: boolean): Promise<void> {
    await ask(
      this.#postgres(),
      `ALTER DATABASE ${pg.escapeIdentifier(this.#name())} ALLOW_CONNECTIONS ${whether}`,
    )
  }

  /** Moves the piece's appointment to `ms` from now, so that nobody has to wait for its minute; returns the moment. */
  async bringForward(articleId: number, ms: number): Promise<Date> {
    const dueAt = new Date(Date.now() + ms)
    const moved = await this.#query(
      "UPDATE schedules SET due_at = $1 WHERE article_id = $2 AND state = 'PENDING' RETURNING id",
      [dueAt, articleId],
    )
    if (moved.length !== 1) throw new Error(`article ${articleId} has ${moved.length} appointments`)
    await this.#query("SELECT pg_notify('qingyan_tags', '')")
    return dueAt
  }

  /**
   * Lets the waiting appointments of these pieces fall due one after another, evenly over `ms` from `from` on; the
   * web processes are told as a command would tell them. Returns when each is due.
   */
  async spread(articleIds: number[], from: Date, ms: number): Promise<Map<number, Date>> {
    const rows = await this.#query<{ articleId: number; dueAt: Date }>(
      `UPDATE schedules SET due_at = $2::timestamptz + (n - 1) * ($3::float8 / cardinality($1::int[])) * interval '1 ms'
       FROM unnest($1::int[]) WITH ORDINALITY AS one (id, n)
       WHERE article_id = one.id AND state = 'PENDING' RETURNING article_id AS "articleId", due_at AS "dueAt"`,
      [articleIds, from, ms],
    )
    await this.#query("SELECT pg_notify('qingyan_tags', '')")
    return new Map(rows.map(({ articleId, dueAt }) => [articleId, dueAt]))
  }

  /** When the piece's waiting appointment falls due. */
  async dueAt(articleId: number): Promise<Date | undefined> {
    const [row] = await this.#query<{ dueAt: Date }>(
      `SELECT due_at AS "dueAt" FROM schedules WHERE article_id = $1 AND state = 'PENDING'`,
      [articleId],
    )
    return row?.dueAt
  }

  /** Holds a piece as a program that hangs would, until the answer is called. */
  async holdArticle(articleId: number): Promise<() => Promise<void>> {
    const client = new pg.Client({ connectionString: this.url() })
    await client.connect()
    await client.query('BEGIN')
    await client.query('SELECT 1 FROM articles WHERE id = $1 FOR UPDATE', [articleId])
    return () => client.end()
  }

  /** What became of each appointment: its state, how often its piece was published, and how late, in milliseconds. */
  outcomes(): Promise<Outcome[]> {
    return this.#query<Outcome>(
      `SELECT s.article_id AS "articleId", s.state::text, s.due_at AS "dueAt",
         extract(epoch FROM r.ran_at - s.due_at)::float8 * 1000 AS late,
         (SELECT count(*)::int FROM audit_events e WHERE e.subject = 'article'
           AND e.subject_id = s.article_id::text AND e.action = 'article.publish') AS published
       FROM schedules s LEFT JOIN schedule_runs r ON r.schedule_id = s.id ORDER BY s.due_at`,
    )
  }

  /** How long after its moment the piece's newest appointment was kept, in seconds. */
  async lateness(articleId: number): Promise<number> {
    const [row] = await this.#query<{ seconds: number }>(
      `SELECT extract(epoch FROM finished_at - due_at)::float8 AS seconds FROM schedules
       WHERE article_id = $1 AND state = 'DONE' ORDER BY id DESC LIMIT 1`,
      [articleId],
    )
    return row?.seconds ?? Number.NaN
  }

  /** How often a piece was read, as far as it is written. */
  async viewsOf(articleId: number): Promise<number> {
    const [row] = await this.#query<{ views: number }>(
      'SELECT coalesce(sum(views), 0)::int AS views FROM view_days WHERE article_id = $1',
      [articleId],
    )
    return row?.views ?? 0
  }

  /** Makes a piece the most read of the day, as readers and the worker's next ranking would. */
  async makeMostRead(articleId: number): Promise<void> {
    await this.#query(
      "INSERT INTO view_hours (article_id, hour, views) VALUES ($1, date_trunc('hour', now()), 9000)",
      [articleId],
    )
    await this.#query('INSERT INTO view_days (article_id, day, views) VALUES ($1, current_date, 9000)', [
      articleId,
    ])
    await this.#query('DELETE FROM most_read')
    await this.#query("INSERT INTO most_read (span, rank, article_id, views) VALUES ('DAY', 1, $1, 9000)", [
      articleId,
    ])
  }

  /** Opens a session for an account as a sign-in does, without its form; returns its id. */
  async openSession(email: string): Promise<string> {
    const opened = await this.#query<{ id: string }>(
      `INSERT INTO user_sessions (id, user_id, expires_at, idle_until, user_agent)
       SELECT $1, id, now() + interval '12 hours', now() + interval '30 minutes', 'test' FROM users WHERE email = $2
       RETURNING id`,
      [randomUUID(), email],
    )
    if (!opened[0]) throw new Error(`nobody has the address ${email}`)
    return opened[0].id
  }

  /** Leaves so many seconds of the sessions of an account: until they end for want of anybody, or in any case. */
  async shortenSessions(email: string, left: { idle?: number; whole?: number }): Promise<void> {
    await this.#query(
      `UPDATE user_sessions SET last_seen_at = now(),
         idle_until = now() + make_interval(secs => coalesce($2, $3, 1800)),
         expires_at = now() + make_interval(secs => coalesce($3, 40000))
       WHERE user_id = (SELECT id FROM users WHERE email = $1) AND revoked_at IS NULL`,
      [email, left.idle ?? null, left.whole ?? null],
    )
  }

  /** Makes an account's password as old as so many days. */
  async agePassword(email: string, days: number): Promise<void> {
    await this.#query(
      'UPDATE users SET password_changed_at = now() - make_interval(days => $2) WHERE email = $1',
      [email, days],
    )
  }

  /** As if a second factor had been asked for so many days ago. */
  async askedForFactor(email: string, days: number): Promise<void> {
    await this.#query(
      'UPDATE users SET factor_asked_at = now() - make_interval(days => $2) WHERE email = $1',
      [email, days],
    )
  }

  /** As if an account's people had said who they are so many minutes ago. */
  async ageProof(email: string, minutes: number): Promise<void> {
    await this.#query(
      `UPDATE user_sessions SET proven_at = now() - make_interval(mins => $2)
       WHERE user_id = (SELECT id FROM users WHERE email = $1)`,
      [email, minutes],
    )
  }

  /**
   * What every table holds, as one hash each. Of the log its links speak, which hold a hash of each event: the events
   * themselves are marked when caches have been told of them. When a session was last seen moves by itself.
   */
  async fingerprint(): Promise<Record<string, string>> {
    const tables = await this.#query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (ARRAY['audit_events', 'user_sessions'])",
    )
    const hashes = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(string_agg(x::text, '|' ORDER BY x::text)) AS hash FROM "${name}" x`,
    )
    const rows = await this.#query<{ name: string; hash: string }>(hashes.join(' UNION ALL '))
    return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
  }

  /** The steps of a piece’s newest round, in order. */
  async stepIds(articleId: number): Promise<number[]> {
    const rows = await this.#query<{ id: number }>(
      `SELECT s.id FROM review_steps s WHERE s.review_id = (SELECT max(id) FROM reviews WHERE article_id = $1)
       ORDER BY s.position`,
      [articleId],
    )
    return rows.map(({ id }) => id)
  }

  /** The last comment of a thread. */
  async lastComment(threadId: number): Promise<number> {
    const [row] = await this.#query<{ id: number }>(
      'SELECT max(id) AS id FROM comments WHERE thread_id = $1',
      [threadId],
    )
    return row?.id ?? 0
  }

  async resetStatements(): Promise<void> {
    await this.#query('SELECT pg_stat_statements_reset()')
  }

  /** Statements since the reset whose text contains a word. */
  statements(word: string): Promise<Statement[]> {
    return this.#query<Statement>(STATEMENTS, [word])
  }

  /** What runs although nobody visits. */
  async idleStatements(): Promise<Statement[]> {
    await this.resetStatements()
    await new Promise((resolve) => setTimeout(resolve, IDLE))
    return this.statements('')
  }
}
