import { expect, type Locator, type Page } from 'playwright/test'
import { Desk } from './desk'

/** The writing desk: one piece being written. */
export class Editor {
  readonly title: Locator
  readonly body: Locator
  readonly status: Locator

  constructor(readonly page: Page) {
    this.title = page.getByLabel('标题', { exact: true })
    this.body = page.getByRole('textbox', { name: '正文' })
    this.status = page.getByRole('status').first()
  }

  async begin(): Promise<void> {
    await this.page.goto('/admin/articles/new')
    await expect(this.body).toBeVisible()
  }

  async open(id: number): Promise<void> {
    await this.page.goto(`/admin/articles/${id}`)
    await expect(this.body).toBeVisible()
  }

  /** The number of the piece, once it has been saved. */
  async id(): Promise<number> {
    await this.page.waitForURL(/\/admin\/articles\/\d+$/)
    return Number(this.page.url().split('/').at(-1))
  }

  async saved(): Promise<void> {
    await expect(this.status).toHaveText(/^已保存/)
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: '保存', exact: true }).click()
    await this.saved()
  }

  async chooseColumn(name: string): Promise<void> {
    await this.page.getByLabel('栏目', { exact: true }).selectOption({ label: name })
  }

  /** Types a name into one of the fields that suggest, and takes the suggestion (or the offer to make it). */
  async pick(field: string, name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: field }).fill(name)
    const list = this.page.getByRole('listbox', { name: field })
    await list.getByRole('option').filter({ hasText: name }).first().click()
  }

  /** A button over the text. */
  async tool(name: string): Promise<void> {
    await this.page
      .getByRole('toolbar', { name: '正文格式' })
      .getByRole('button', { name, exact: true })
      .click()
  }

  /** Sends a file from the computer, in the window that chooses pictures, and waits until it is in its place. */
  async upload(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const window = this.page.getByRole('dialog', { name: '选择图片' })
    const chooser = this.page.waitForEvent('filechooser')
    const stored = this.page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/api/media'),
    )
    await window.getByRole('button', { name: '从电脑上传' }).click()
    await (await chooser).setFiles(file)
    expect((await stored).ok()).toBe(true)
  }

  async step(name: string): Promise<void> {
    await this.page.getByRole('button', { name: '更多操作' }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${name}…?$`) }).click()
  }

  /** A toast says that something is done. */
  async says(text: string): Promise<void> {
    await new Desk(this.page).says(text)
  }

  async publish(): Promise<void> {
    await this.page.getByRole('button', { name: '发布', exact: true }).click()
    await this.page.getByRole('button', { name: '确认发布' }).click()
    await this.says('已发布，读者现在就能看到')
  }

  /** Publishes a change of what readers see, and tells them of it. */
  async publishAgain(what: string, why: string): Promise<void> {
    await this.page.getByRole('button', { name: '更新发布', exact: true }).click()
    await this.page.getByLabel('改了什么', { exact: true }).fill(what)
    await this.page.getByLabel('为什么改', { exact: true }).fill(why)
    await this.page.getByRole('button', { name: '确认更新发布' }).click()
    await this.says('已发布，读者现在就能看到')
  }
}
