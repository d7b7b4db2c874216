import { open } from 'node:fs/promises'

const MEBIBYTE = 1024 * 1024
/** A captured page is far smaller; what is larger is something else. */
export const LARGEST_FILE = 20 * MEBIBYTE

/** The bytes of a file, or why they cannot be had. */
export type CaptureFile = { ok: true; bytes: Uint8Array } | { ok: false; reason: string }

const REASONS: Record<string, string> = {
  ENOENT: '没有这个文件',
  ENOTDIR: '没有这个文件',
  EACCES: '没有读取这个文件的权限',
  EPERM: '没有读取这个文件的权限',
  EISDIR: '这是文件夹，请给出其中的文件',
}

/** Reads a file that somebody named on the command line; a huge one is not even opened for reading. */
export async function readCaptureFile(path: string): Promise<CaptureFile> {
  try {
    const file = await open(path, 'r')
    try {
      const stat = await file.stat()
      if (stat.isDirectory()) return { ok: false, reason: '这是文件夹，请给出其中的文件' }
      if (!stat.isFile()) return { ok: false, reason: '这不是普通文件' }
      if (stat.size > LARGEST_FILE) {
        return { ok: false, reason: `文件太大（${(stat.size / MEBIBYTE).toFixed(1)} MB），最多 20 MB` }
      }
      return { ok: true, bytes: await file.readFile() }
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    return { ok: false, reason: REASONS[code] ?? `读不出这个文件（${code || '未知原因'}）` }
  }
}
