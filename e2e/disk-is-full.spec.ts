import sharp from 'sharp'
import { visit } from './pages/desk'
import { ownNewsroom } from './support/own-newsroom'

// A disk on which less is left than must be.
const test = ownNewsroom(async () => ({ DISK_RESERVE_MB: String(10 ** 9) }))
const { expect } = test

test('with the disk nearly full the desk says so, an upload is refused at once, in words, and writing goes on (R-24)', async ({
  page,
  asAdmin,
  editor,
}) => {
  await expect(asAdmin.page.getByRole('main').getByRole('alert')).toContainText('服务器的磁盘快满了')
  await visit(page, '/admin/media')
  const create = { width: 64, height: 40, channels: 3, background: '#5a8' } as const
  const buffer = await sharp({ create }).png().toBuffer()
  await page
    .getByLabel('选择要上传的文件')
    .setInputFiles([{ name: '河湾.png', mimeType: 'image/png', buffer }])
  const upload = page
    .getByRole('region', { name: '上传' })
    .getByRole('listitem')
    .filter({ hasText: '河湾.png' })
  await expect(upload).toContainText('没有成功', { timeout: 5_000 })
  await expect(upload).toContainText('服务器的磁盘快满了，暂时不能上传文件')
  await expect(upload.getByRole('button', { name: '重试 河湾.png' })).toBeVisible()
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: test.info().outputPath(`full-${width}.png`) })
  }
  await expect(asAdmin.page.getByRole('heading', { level: 1 })).toBeVisible()
  await editor.begin()
  await editor.title.fill('磁盘满了也能写')
  await editor.saved()
})
