/** Something that the person at the terminal can mend: the message says what failed and what to do. */
export class Failure extends Error {
  override name = 'Failure'
}

const ADVICE: Record<string, string> = {
  ENOSPC: '磁盘已满。请清理磁盘后重试；已有的数据不受影响。',
  EDQUOT: '磁盘配额已用完。请清理磁盘后重试；已有的数据不受影响。',
  EACCES: '没有权限。请换一个可写的目录（DATA_DIR），或修正目录权限后重试。',
  EPERM: '没有权限。请换一个可写的目录（DATA_DIR），或修正目录权限后重试。',
  EROFS: '目录是只读的。请换一个可写的目录（DATA_DIR）后重试。',
  ECONNREFUSED: '连接不上数据库：那个地址上没有 PostgreSQL 在监听。请检查 DATABASE_URL，并确认数据库已启动。',
  ENOTFOUND: '连接不上数据库：找不到那台主机。请检查 DATABASE_URL 里的主机名。',
  EAI_AGAIN: '连接不上数据库：主机名无法解析。请检查 DATABASE_URL 和网络。',
  ETIMEDOUT: '连接数据库超时。请检查 DATABASE_URL、网络和防火墙。',
  EHOSTUNREACH: '连接不上数据库：主机不可达。请检查 DATABASE_URL 和网络。',
  '28P01': '数据库拒绝了用户名或密码。请检查 DATABASE_URL。',
  '28000': '数据库不允许这个用户从这里登录。请检查 DATABASE_URL 和数据库的 pg_hba.conf。',
  '3D000': '数据库不存在。请先建库（CREATE DATABASE …），或改正 DATABASE_URL 里的库名。',
  '42501': '数据库用户的权限不够。请让它成为该库的所有者（ALTER DATABASE … OWNER TO …）。',
  '53300': '数据库的连接数已满。请稍后重试，或调大 max_connections。',
  '53100': '数据库所在的磁盘已满。请清理后重试。',
  '57P03': '数据库正在启动，请稍后重试。',
}

function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown }
    if (code !== undefined) codes.push(String(code))
    if (at instanceof AggregateError) codes.push(...at.errors.flatMap(codesOf))
  }
  return codes
}

/** What a failure means and what to do about it, in one or two sentences. */
export function explain(error: unknown): string {
  if (error instanceof Failure) return error.message
  const advice = codesOf(error)
    .map((code) => ADVICE[code])
    .find(Boolean)
  const text = error instanceof Error ? error.message : String(error)
  if (advice) return `${advice}（${text}）`
  const hidden = Object.keys(ADVICE).find((code) => /^E[A-Z]+$/.test(code) && text.includes(code))
  if (hidden) return `${ADVICE[hidden]}（${text}）`
  if (/No space left on device/i.test(text)) return `${ADVICE.ENOSPC}（${text}）`
  if (/permission denied/i.test(text)) return `${ADVICE.EACCES}（${text}）`
  return error instanceof Error ? (error.stack ?? text) : text
}
