import { expect, type Locator, type Page } from 'playwright/test'
import { Desk } from './desk'
import { Editor } from './editor'

/** 审校: its boards, and its panel beside a piece. */
export class Review extends Desk {
  readonly panel: Locator
  readonly editor: Editor

  constructor(page: Page) {
    super(page)
    this.panel = page.getByRole('region', { name: /^审校/ })
    this.editor = new Editor(page)
  }

  /** How much the navigation says waits by now: journeys before this one left some in the newsroom that they share. */
  async waiting(): Promise<number> {
    const place = this.page.getByRole('navigation', { name: '采编台' }).getByRole('link', { name: /^审校/ })
    return Number(/\d+/.exec((await place.textContent()) ?? '')?.[0] ?? 0)
  }

  /** How much the navigation says waits; nobody reloads anything for it. */
  async waits(count: number): Promise<void> {
    const name = count === 0 ? '审校' : `审校 ${count} 件待办`
    const places = this.page.getByRole('navigation', { name: '采编台' })
    await expect(places.getByRole('link', { name, exact: true })).toBeVisible()
  }

  async board(name: string): Promise<Locator> {
    await this.open('/admin/review', '审校')
    await this.page.getByRole('navigation', { name: '审校', exact: true }).getByRole('link', { name }).click()
    await expect(this.page.getByText('正在加载…')).toHaveCount(0)
    return this.page.getByRole('list', { name })
  }

  /** Finds a piece on a board and opens it. */
  async openFrom(board: string, title: string): Promise<void> {
    await (await this.board(board)).getByRole('link', { name: title }).click()
    await expect(this.editor.body).toBeVisible()
  }

  step(name: string): Locator {
    return this.panel.getByRole('list', { name: '审次' }).getByRole('listitem').filter({ hasText: name })
  }

  /** A button of a step, what its window asks, and the word that ends it. */
  async act(button: string, given: Record<string, string> = {}, confirm = button): Promise<void> {
    await this.panel.getByRole('button', { name: button, exact: true }).click()
    const window = this.page.getByRole('dialog')
    for (const [label, value] of Object.entries(given)) {
      const field = window.getByLabel(label, { exact: true })
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT')
        await field.selectOption({ label: value })
      else await field.fill(value)
    }
    await window.getByRole('button', { name: confirm, exact: true }).click()
    await expect(window).toHaveCount(0)
  }
}
