import { expect, type Locator, type Page } from 'playwright/test'

/** /admin/inbox, and the bell that leads there. */
export class Inbox {
  readonly rows: Locator
  readonly bell: Locator

  constructor(readonly page: Page) {
    this.rows = page.getByRole('list', { name: '收件箱，新的在前' }).getByRole('listitem')
    this.bell = page.getByRole('navigation', { name: '采编台' }).getByRole('link', { name: /^收件箱/ })
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/admin/inbox${query}`)
    await expect(this.page.getByRole('heading', { level: 1, name: '收件箱' })).toBeVisible()
  }

  /** The bell shows so many; it counts by itself. */
  async counts(unread: number): Promise<void> {
    await expect(this.bell).toHaveAccessibleName(unread === 0 ? '收件箱' : `收件箱 ${unread} 条未读`)
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text })
  }
}
