import { statfs } from 'node:fs/promises'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

const MIB = 1024 * 1024

/** Bytes that may still be written where the folder lies; endless where nobody can say. */
async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: Number.POSITIVE_INFINITY, bsize: 1 }))
  return bavail * bsize
}

/** Whether so many bytes can be written and still leave what the database needs to go on. */
export async function hasRoom(folder: string, bytes = 0): Promise<boolean> {
  return (await freeBytes(folder)) >= bytes + env.DISK_RESERVE_MB * MIB
}

/** Refuses, in words, what would take the last of the disk from the database. */
export async function requireRoom(bytes: number): Promise<void> {
  if (await hasRoom(env.DATA_DIR, bytes)) return
  throw new AppError(
    'STORAGE_FULL',
    '服务器的磁盘快满了，暂时不能上传文件。请联系管理员清理；写稿、保存和发布不受影响。',
  )
}
