import { DetailedError, defaultOptions, Upload } from 'tus-js-client'
import { z } from 'zod'
import { MAX_UPLOAD_BYTES } from '@/lib/media/schema'

const stored = z.object({
  id: z.number(),
  kind: z.enum(['IMAGE', 'FILE']),
  key: z.string(),
  mime: z.string(),
  bytes: z.number(),
  originalName: z.string(),
  width: z.number(),
  height: z.number(),
  widths: z.array(z.number()),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
  decorative: z.boolean(),
})
/** What an upload has become. */
export type SentFile = z.output<typeof stored>

const refusal = z.object({ error: z.object({ message: z.string() }) })
const UPLOADS = '/api/uploads'
/** What is sent at once: as much as a dropped connection may cost, and less than proxies let through. */
const CHUNK = 4 * 1024 * 1024

/** Why a file cannot be taken, known before it is sent; null when it can be tried. */
export function refuseBySize(file: File): string | null {
  if (file.size > MAX_UPLOAD_BYTES) return `“${file.name}”超过 50 MB，请压缩后再传。`
  return file.size === 0 ? `“${file.name}”是空文件，请重新选择。` : null
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}

/** A file that was refused for what it is: sending it again would change nothing. */
export class Refused extends Error {}

/** The sentence of a refusal; one about the network when nobody has answered. */
function messageOf(error: unknown, name: string): string {
  const answer = error instanceof DetailedError ? error.originalResponse : null
  const told = refusal.safeParse(parseJson(answer?.getBody()))
  if (told.success) return told.data.error.message
  if (answer?.getStatus() === 401) return '登录已过期，请重新登录后接着传。'
  return `“${name}”没有传成功，请检查网络后重试，会从断开的地方接着传。`
}

/** Whether trying again by itself may help: not when the server has said why it takes nothing (a full disk, for one). */
function mayPass(error: unknown): boolean {
  const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0
  return status !== 507 && (status < 400 || status >= 500 || status === 409 || status === 423)
}

/** Asks the server to make the finished upload a file of the library; asked twice it answers the same. */
async function settle(upload: string, name: string, replaces?: Replaced): Promise<SentFile> {
  const answer = await fetch('/api/media', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ upload, ...(replaces ? { replaces } : {}) }),
  }).catch(() => null)
  const json: unknown = await answer?.json().catch(() => null)
  const file = stored.safeParse(json)
  if (answer?.ok && file.success) return file.data
  const told = refusal.safeParse(json)
  const message = told.success ? told.data.error.message : `“${name}”没有存好，请检查网络后重试。`
  throw answer?.status === 422 ? new Refused(message) : new Error(message)
}

type Replaced = { id: number; version: number }
type Options = {
  onProgress: (share: number) => void
  /** All bytes are there; the server looks at them now. */
  onSent?: () => void
  /** The file whose place it takes. */
  replaces?: Replaced | undefined
}

/** An upload under way. */
export type Sending = {
  result: Promise<SentFile>
  pause: () => void
  resume: () => void
  /** Gives it up, also on the server. */
  cancel: () => void
}

/** Sends a file, going on where an earlier try (also before a reload of the page) has stopped. */
export function sendFile(file: File, { onProgress, onSent, replaces }: Options): Sending {
  const { promise, resolve, reject } = Promise.withResolvers<SentFile>()
  const upload = new Upload(file, {
    endpoint: UPLOADS,
    chunkSize: CHUNK,
    retryDelays: [0, 1_000, 3_000, 5_000, 10_000],
    onShouldRetry: mayPass,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name },
    onProgress: (sent, total) => onProgress(total > 0 ? sent / total : 0),
    onError: (error) => reject(new Error(messageOf(error, file.name))),
    onSuccess: () => {
      onSent?.()
      settle(upload.url?.split('/').at(-1) ?? '', file.name, replaces).then(resolve, reject)
    },
  })
  const refused = refuseBySize(file)
  const start = async () => {
    const [earlier] = await upload.findPreviousUploads()
    if (earlier) upload.resumeFromPreviousUpload(earlier)
    upload.start()
  }
  if (refused) reject(new Refused(refused))
  else void start()
  return {
    result: promise,
    pause: () => void upload.abort(),
    resume: () => upload.start(),
    cancel: () => {
      void upload.abort(true).catch(() => undefined)
      reject(new Error('已取消'))
    },
  }
}

const DAY = 86_400_000

/** Names of files that this browser began to send within a day and has not finished: choosing them again goes on. */
export async function unfinishedNames(): Promise<string[]> {
  const all = (await defaultOptions.urlStorage?.findAllUploads()) ?? []
  return all
    .filter(({ creationTime }) => Date.now() - new Date(creationTime).getTime() < DAY)
    .map(({ metadata }) => metadata.filename ?? '')
    .filter(Boolean)
}

/** Forgets what was begun. */
export async function forgetUnfinished(): Promise<void> {
  const storage = defaultOptions.urlStorage
  for (const { urlStorageKey } of (await storage?.findAllUploads()) ?? [])
    await storage?.removeUpload(urlStorageKey)
}
