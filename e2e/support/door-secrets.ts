import { ask } from '../../scripts/db/ask'

/** What each way of proving who one is leaves behind, for somebody who has all of them. */
const PLANTED = [
  "UPDATE users SET totp_sealed = 'canary-of-a-sealed-factor' WHERE email LIKE 'door-5@%'",
  "INSERT INTO recovery_codes (user_id, code_hash) SELECT min(id), 'canary-of-a-recovery-code' FROM users",
  "INSERT INTO former_passwords (user_id, hash) SELECT min(id), 'canary-of-a-former-password' FROM users",
  "INSERT INTO account_links (user_id, token_hash, created_at, expires_at) SELECT min(id), 'canary-of-an-account-link', now(), now() + interval '1 hour' FROM users",
  "INSERT INTO sign_in_steps (user_id, token_hash, created_at, expires_at) SELECT min(id), 'canary-of-a-sign-in-step', now(), now() + interval '1 hour' FROM users",
  "INSERT INTO api_tokens (user_id, name, token_hash, prefix, scopes, created_at, expires_at) SELECT min(id), '门前的令牌', 'canary-of-an-api-token', 'qy_abcdef', '{articles:read}', now(), now() + interval '1 day' FROM users",
  "INSERT INTO sso_returns (state_hash, expires_at) VALUES ('canary-of-a-return', now() + interval '1 hour')",
  `INSERT INTO webhooks (kind, name, url, secret, events)
    VALUES ('JSON', '门前的钩子', 'https://hook.example/', 'canary-of-a-webhook', '{article.publish}')`,
]

/** Columns that nobody is ever shown, by their names, so that new ones join by themselves; hashes of contents are no secrets. */
const PRIVATE = `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
  WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')
    AND column_name ~ '(hash|secret|token|sealed|password)$'
    AND column_name !~ '(content|submitted|signed|approved)_hash$' AND table_name NOT IN ('audit_links', '_prisma_migrations')`

/** Plants a canary where nothing lies yet, and gives everything that lies in private columns. */
export async function privateWords(url: string): Promise<string[]> {
  for (const sql of PLANTED) await ask(url, sql)
  const columns = await ask<{ table: string; column: string }>(url, PRIVATE)
  const words: string[] = []
  for (const { table, column } of columns) {
    const rows = await ask<{ word: string }>(
      url,
      `SELECT DISTINCT "${column}" AS word FROM "${table}" WHERE length("${column}") > 15`,
    )
    if (rows.length === 0) throw new Error(`nothing lies in ${table}.${column}: plant a canary`)
    words.push(...rows.map(({ word }) => word))
  }
  return words
}

/** The addresses of mail that people sign in with: nobody but who manages accounts reads them. */
export const emailsOf = async (url: string): Promise<string[]> =>
  (await ask<{ email: string }>(url, 'SELECT email FROM users')).map(({ email }) => email)
