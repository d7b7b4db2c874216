import pg from 'pg'
import type { Rendered } from '@/lib/pages/entry'
import type { Moment } from '@/lib/pages/tag-clock'
import { READER_HEADERS } from '../security-headers'

/** A page of the tiny site, as a row of `settings` holds it. */
export type TinyPage = { text: string; status?: number; notAfter?: number; keep?: boolean }

/**
 * Renders pages out of the table `settings` in place of Next, so that the page store can be tried against a real
 * database alone. Every page carries the tag `page:<key>`, and `tiny`, which is common to all.
 */
export class TinySite {
  readonly #pool: pg.Pool
  renders = 0
  /** Runs between a render's read and its end. */
  afterRead: (key: string) => Promise<void> = async () => undefined

  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 1_000 })
    this.#pool.on('error', () => undefined)
  }

  render = async (key: string, began: Moment): Promise<Rendered> => {
    this.renders++
    const { rows } = await this.#pool.query<{ value: TinyPage }>(
      'SELECT value FROM settings WHERE key = $1',
      [key],
    )
    const page = rows[0]?.value ?? { text: 'not found', status: 404 }
    await this.afterRead(key)
    return {
      status: page.status ?? 200,
      headers: { ...READER_HEADERS, 'content-type': 'text/html; charset=utf-8' },
      body: Buffer.from(page.text),
      tags: [`page:${key}`, 'tiny'],
      began,
      notAfter: page.notAfter ?? null,
      keep: page.keep ?? true,
    }
  }

  close(): Promise<void> {
    return this.#pool.end()
  }
}
