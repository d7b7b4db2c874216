import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import type { Actor } from '@/lib/auth/permissions'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

const folder = join(env.DATA_DIR, 'uploads')
/** How long an upload waits to be gone on with. */
const KEPT = 24 * 3_600_000
const MOST_WAITING = 200

/** Where uploads lie until they are whole. */
export const staging = new FileStore({ directory: folder, expirationPeriodInMilliseconds: KEPT })

const prefix = (actor: Actor) => `u${actor.id ?? 0}-`

/** The beginning of the names of somebody’s uploads; refused when too many of them lie about unfinished. */
export async function ownPrefix(actor: Actor): Promise<string> {
  // The store makes it once, when it starts; whoever tidies the data folder meanwhile stops no upload.
  await mkdir(folder, { recursive: true })
  const own = (await readdir(folder)).filter((name) => name.startsWith(prefix(actor)) && !name.includes('.'))
  if (own.length >= MOST_WAITING)
    throw new AppError('TOO_MANY', '没有传完的文件太多了，请先传完或取消一些，一天后也会自动清除。')
  return prefix(actor)
}

/** Throws NOT_FOUND unless the upload is the actor’s own; whether it is there is found out later. */
export function requireOwn(actor: Actor, id: string): void {
  if (!/^u\d+-[\da-f]{32}$/.test(id) || !id.startsWith(prefix(actor))) throw gone()
}

const gone = () => new AppError('NOT_FOUND', '没有找到这次上传，可能已经过期，请重新上传。')
const path = (id: string, ending = '') => join(folder, id + ending)

/** What a finished upload became, when it did already: the answer may have been lost on its way. */
export async function settledAs(id: string): Promise<number | null> {
  const text = await readFile(path(id, '.done'), 'utf8').catch(() => null)
  return text === null ? null : Number(text)
}

/** A whole upload and the name it was sent under. */
export async function readUpload(actor: Actor, id: string): Promise<{ bytes: Buffer; name: string }> {
  requireOwn(actor, id)
  const upload = await staging.getUpload(id).catch(() => null)
  if (!upload) throw gone()
  if (upload.offset !== upload.size) throw new AppError('INVALID', '文件还没有传完，请接着传。')
  return { bytes: await readFile(path(id)), name: upload.metadata?.filename ?? '' }
}

/** Lets go of an upload; `mediaId` is what it became, for whoever asks again. */
export async function settle(id: string, mediaId: number | null): Promise<void> {
  if (mediaId !== null) await writeFile(path(id, '.done'), String(mediaId))
  await rm(path(id), { force: true })
  await rm(path(id, '.json'), { force: true })
}

/** Removes uploads that nobody went on with for a day; returns how many files that were. */
export async function sweepUploads(now: Date): Promise<number> {
  let removed = 0
  for (const name of await readdir(folder).catch(() => [])) {
    const info = await stat(join(folder, name)).catch(() => null)
    if (!info?.isFile() || now.getTime() - info.mtimeMs < KEPT) continue
    await rm(join(folder, name), { force: true })
    removed++
  }
  return removed
}
