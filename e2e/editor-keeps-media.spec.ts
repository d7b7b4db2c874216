import { writeFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright/test'
import sharp from 'sharp'
import { Desk, visit } from './pages/desk'
import { expect, test } from './support/newsroom'

type Given = { name: string; mimeType: string; buffer: Buffer }

/** /admin/media: the library. */
class Library extends Desk {
  readonly uploads: Locator
  readonly files: Locator

  constructor(page: Page) {
    super(page)
    this.uploads = page.getByRole('region', { name: '上传' })
    this.files = page.getByRole('list', { name: '素材' })
  }

  async show(query = ''): Promise<void> {
    await visit(this.page, `/admin/media${query}`)
  }

  async upload(...files: Given[]): Promise<void> {
    await this.page.getByLabel('选择要上传的文件').setInputFiles(files)
  }

  async uploadFrom(path: string): Promise<void> {
    await this.page.getByLabel('选择要上传的文件').setInputFiles(path)
  }

  uploadOf(name: string): Locator {
    return this.uploads.getByRole('listitem').filter({ hasText: name })
  }

  async openFile(name: string): Promise<Locator> {
    await this.files.getByRole('button', { name: new RegExp(name) }).click()
    return this.window(name)
  }
}

async function picture(name: string, background: string): Promise<Given> {
  const create = { width: 640, height: 400, channels: 3, background } as const
  return { name, mimeType: 'image/png', buffer: await sharp({ create }).png().toBuffer() }
}
/** Nine megabytes that begin like a song: three parts. On the disk, as what is chosen again after a reload must be, under a name that a machine without a locale can read. */
function song(name: string): string {
  const path = test.info().outputPath(name)
  const filling = Buffer.alloc(9 * 1024 * 1024, 1)
  writeFileSync(path, Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.from(name), filling]))
  return path
}

test('files are uploaded together, one is refused, and what is said about them finds them again', async ({
  page,
  signIn,
}) => {
  await signIn('editor')
  const library = new Library(page)
  await library.show()
  const svg = {
    name: '标志.svg',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  }
  const pdf = {
    name: '通知.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\nlibrary\n%%EOF'),
  }
  await library.upload(await picture('素材一.png', '#274'), pdf, svg)
  await expect(library.uploadOf('标志.svg')).toContainText('请在绘图软件里导出为 PNG')
  await expect(library.uploads.getByRole('status')).toHaveText('已存入 2/3 个，1 个没有成功')
  const details = await library.openFile('素材一.png')
  await expect(details.getByText('还没有用到')).toBeVisible()
  await library.field('替代文字', details).fill('退潮后的滩涂')
  await library.field('标签', details).fill('滩涂、湿地')
  await details.getByRole('slider', { name: /横向/ }).press('Home')
  await library.button('保存', details).click()
  await library.says('已保存')

  await page.getByRole('searchbox', { name: '搜索名称、说明、标签、来源' }).fill('退潮')
  await page.keyboard.press('Enter')
  await expect(library.files.getByRole('listitem')).toHaveCount(1)
  await expect(library.files.getByRole('img', { name: '退潮后的滩涂' })).toHaveCSS(
    'object-position',
    '0% 50%',
  )
  await page.getByRole('link', { name: '列表' }).click()
  await expect(library.files.getByText('湿地')).toBeVisible()
  const file = await page.request.get('/api/media/files?q=通知')
  const { items } = (await file.json()) as { items: { src: string }[] }
  const sent = await page.request.get(items[0]?.src ?? '')
  expect(sent.headers()['content-disposition']).toContain("filename*=UTF-8''%E9%80%9A%E7%9F%A5.pdf")
})

test('an upload goes on after a dropped connection, and after the page was loaded anew', async ({
  page,
  signIn,
}) => {
  await signIn('editor')
  const library = new Library(page)
  await library.show()
  const begun: string[] = []
  const offsets: string[] = []
  page.on('request', (request) => {
    if (!request.url().includes('/api/uploads')) return
    if (request.method() === 'POST') begun.push(request.url())
    if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset'] ?? '')
  })
  let patches = 0
  // The second part is lost on its way, once; the sixth is held until the page goes.
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    patches++
    if (patches === 2) return route.abort('connectionreset')
    if (patches !== 6) await route.continue()
  })
  await library.uploadFrom(song('interview.mp3'))
  await expect(library.uploads.getByRole('status')).toHaveText('已存入 1/1 个')
  expect(begun).toHaveLength(1)
  const part = 4 * 1024 * 1024
  expect(offsets).toEqual(['0', `${part}`, `${part}`, `${2 * part}`])

  const recording = song('recording.mp3')
  await library.uploadFrom(recording)
  await expect(library.uploadOf('recording.mp3')).toContainText('正在上传')
  await expect.poll(() => offsets.length).toBe(6)
  page.once('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByText(/上次有 1 个文件没有传完：recording.mp3/)).toBeVisible()
  await library.uploadFrom(recording)
  await expect(library.uploads.getByRole('status')).toHaveText('已存入 1/1 个')
  expect(begun).toHaveLength(2)
  expect(offsets.slice(6)).toEqual([`${part}`, `${2 * part}`])
})

test('a picture in a piece warns while it says nothing, is not deleted, and is replaced everywhere', async ({
  page,
  signIn,
  editor,
}) => {
  await signIn('editor')
  const library = new Library(page)
  await library.show()
  await library.upload(await picture('河湾旧图.png', '#345'))
  await expect(library.uploads.getByRole('status')).toHaveText('已存入 1/1 个')

  await editor.begin()
  await editor.title.fill('河湾里的图')
  await editor.body.click()
  await editor.body.pressSequentially('见图。')
  await editor.tool('图片')
  const picker = page.getByRole('dialog', { name: '选择图片' })
  await picker.getByRole('searchbox').fill('河湾旧图')
  await picker.getByRole('button', { name: /河湾旧图/ }).click()
  await editor.save()
  const id = await editor.id()
  await page.getByLabel('栏目', { exact: true }).selectOption({ index: 1 })
  await editor.save()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByRole('list', { name: '发布前请看' })).toContainText('有 1 张图片没有替代文字')
  await page.getByRole('button', { name: '确认发布' }).click()
  await editor.says('已发布，读者现在就能看到')
  const before = await page.request.get(`/articles/${id}`).then((answer) => answer.text())
  const old = /\/media\/[\w-]+-640\.webp/.exec(before)?.[0] ?? ''
  expect(old).not.toBe('')

  await library.show('?q=河湾旧图')
  const details = await library.openFile('河湾旧图.png')
  await expect(details.getByText('已发布 1 处')).toBeVisible()
  await library.button('删除', details).click()
  await library.confirm('确认删除')
  await expect(page.getByText(/还在使用，不能删除：已发布 1 处、草稿 1 处/)).toBeVisible()
  await details.getByLabel('选择替换的文件').setInputFiles(await picture('河湾新图.png', '#a52'))
  await library.says('已替换，用到它的页面都换成了新文件')
  await expect(async () => {
    const after = await page.request.get(`/articles/${id}`).then((answer) => answer.text())
    expect(after).not.toContain(old)
    expect(after).toMatch(/\/media\/[\w-]+-640\.webp/)
  }).toPass({ timeout: 5_000 })
  const gone = await page.request.get(old, { maxRedirects: 0 })
  expect(gone.status()).toBe(302)
})
