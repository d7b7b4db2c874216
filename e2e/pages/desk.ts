import { expect, type Locator, type Page } from 'playwright/test'

/** What all management screens share: rows with a menu, windows with a form, questions, messages. */
export class Desk {
  readonly question: Locator

  constructor(readonly page: Page) {
    this.question = page.getByRole('alertdialog')
  }

  async open(path: string, heading: string): Promise<void> {
    await this.page.goto(path)
    await expect(this.page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }

  /** Something of a row's menu. */
  async choose(row: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: `“${row}”的操作` }).click()
    await this.page.getByRole('menuitem', { name: item, exact: true }).click()
  }

  window(title: string): Locator {
    return this.page.getByRole('dialog', { name: title, exact: true })
  }

  field(label: string, inside: Page | Locator = this.page): Locator {
    return inside.getByLabel(label, { exact: true })
  }

  button(name: string, inside: Page | Locator = this.page): Locator {
    return inside.getByRole('button', { name, exact: true })
  }

  /** The message at the edge of the screen. */
  async says(text: string): Promise<void> {
    await expect(
      this.page.getByRole('region', { name: /^通知/ }).getByText(text, { exact: true }).last(),
    ).toBeVisible()
  }

  /** A field is refused: the reason stands beside it, is tied to it, and the cursor is there. */
  async refuses(field: Locator, reason: string): Promise<void> {
    await expect(field).toHaveAccessibleDescription(new RegExp(reason))
    await expect(field).toBeFocused()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  }

  async confirm(button: string): Promise<void> {
    await this.button(button, this.question).click()
  }
}

/** Opens a screen and waits until all of it is there. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('正在加载…')).toHaveCount(0)
}

/** Screens with a button that opens a window to make something. */
export const MAKERS = [
  ['/admin/planning', '提选题'],
  ['/admin/columns', '新建栏目'],
  ['/admin/tags', '新建标签'],
  ['/admin/sources', '新建稿源'],
  ['/admin/users', '新建用户'],
  ['/admin/webhooks', '新建 Webhook'],
] as const
