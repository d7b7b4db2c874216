import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'

// More than any disk has: nothing but the database may write any more.
vi.hoisted(() => {
  process.env.DISK_RESERVE_MB = String(10 ** 9)
})

import { saveArticle } from '@/lib/articles/commands'
import { publishArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { readHealth } from '@/lib/health/queries'
import { storeImage } from '@/lib/media/commands'
import { PageDisk } from '@/lib/pages/disk'
import { isDiskFull, toAppError } from '@/lib/server/unexpected'
import { makeBackup } from '@/scripts/backup/make'
import { draft, makeColumn, makeDraft, makeStaff, NOW } from '@/test/newsroom'
import { plainPicture } from '@/test/pictures'
import { beginUpload } from './receive'

test('with the disk nearly full, uploads are refused in words and leave nothing behind (R-24)', async () => {
  const { AUTHOR } = await makeStaff()
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': '1000' }
  const request = new Request('http://localhost/api/uploads', { method: 'POST', headers })
  const full = { code: 'STORAGE_FULL', status: 507, message: expect.stringContaining('磁盘快满了') }
  await expect(beginUpload(AUTHOR, request)).rejects.toMatchObject(full)
  await expect(storeImage(AUTHOR, await plainPicture(20, 20), 'a.png')).rejects.toMatchObject(full)
  expect(await db.media.count()).toBe(0)
  expect(readdirSync(env.DATA_DIR).filter((name) => name === 'media')).toEqual([])
})

test('writing, saving and publishing go on, and whoever watches is told', async () => {
  const { EDITOR } = await makeStaff()
  const column = await makeColumn()
  const ref = await makeDraft(EDITOR, { columnId: column.id })
  const saved = await saveArticle(EDITOR, { ...draft({ columnId: column.id, title: '照常' }), ...ref }, NOW)
  await publishArticle(EDITOR, saved, NOW)
  expect(await db.publication.findUnique({ where: { articleId: ref.id } })).toMatchObject({ title: '照常' })
  expect(await readHealth(new Date())).toMatchObject({ ok: false, database: 'ok', disk: 'low' })
})

test('finished pages and backups take none of what is left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingyan-full-'))
  const disk = new PageDisk(folder, 'a'.repeat(16), 1_000_000)
  const began = { count: 0, watermark: 1n }
  const page = {
    status: 200,
    headers: {},
    tags: [],
    began,
    notAfter: null,
    body: Buffer.from('x'),
    keep: true,
  }
  await disk.write('/', page)
  expect(await disk.read('/')).toBeNull()
  const backups = join(folder, 'backups')
  await expect(makeBackup(env.DATABASE_URL, backups, new Date())).rejects.toThrow('磁盘快满了，备份没有完成')
  expect(readdirSync(backups)).toEqual(['files'])
  rmSync(folder, { recursive: true })
})

test('a disk that is full all the same, the database’s or ours, is told as that (R-24)', async () => {
  const ours = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  expect(toAppError(ours, 'test')).toMatchObject({ code: 'STORAGE_FULL', status: 507 })
  const its =
    await db.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`.catch(
      (error: unknown) => error,
    )
  expect(isDiskFull(its)).toBe(true)
  expect(toAppError(its, 'test').message).toContain('请不要关闭窗口')
})
