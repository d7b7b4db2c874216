import { expect, type Locator } from 'playwright/test'
import { Desk } from './desk'

/** /admin/columns */
export class Columns extends Desk {
  async show(): Promise<void> {
    await this.open('/admin/columns', '栏目')
  }

  get rows(): Locator {
    return this.page.getByRole('list', { name: '栏目，按网站导航的顺序' }).getByRole('listitem')
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.button(`“${name}”的操作`) })
  }

  async create(name: string): Promise<void> {
    await this.button('新建栏目').click()
    const window = this.window('新建栏目')
    await this.field('栏目名称', window).fill(name)
    await this.button('新建', window).click()
    await expect(this.row(name)).toBeVisible()
  }

  async createBelow(parent: string, name: string): Promise<void> {
    await this.choose(parent, '新建下级栏目…')
    const window = this.window(`在“${parent}”下新建栏目`)
    await this.field('栏目名称', window).fill(name)
    await this.button('新建', window).click()
    await expect(this.row(name)).toBeVisible()
  }

  async remove(name: string): Promise<void> {
    await this.choose(name, '删除…')
    await this.confirm('确认删除')
  }
}
