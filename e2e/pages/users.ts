import { expect, type Locator } from 'playwright/test'
import { accessFaults } from '../support/axe'
import { Desk } from './desk'

export type Account = { name: string; email: string; role: string; password: string }

/** /admin/users */
export class Users extends Desk {
  async show(): Promise<void> {
    await this.open('/admin/users', '用户')
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name })
  }

  /** Fills in the window for a new account, and leaves it open. */
  async fillNew({ name, email, role, password }: Account): Promise<Locator> {
    await this.button('新建用户').click()
    const window = this.window('新建用户')
    await this.field('姓名', window).fill(name)
    await this.field('邮箱', window).fill(email)
    await this.field('角色', window).selectOption({ label: role })
    await this.field('密码', window).fill(password)
    return window
  }

  async create(account: Account): Promise<void> {
    await this.button('新建', await this.fillNew(account)).click()
    await this.says('已新建用户，请把邮箱和密码告诉本人')
    await expect(this.row(account.name)).toContainText(account.role)
  }

  async changeRole(name: string, role: string): Promise<void> {
    await this.choose(name, '编辑…')
    const window = this.window(`编辑用户“${name}”`)
    await this.field('角色', window).selectOption({ label: role })
    await this.button('保存', window).click()
    await expect(window).toBeHidden()
    await expect(this.row(name)).toContainText(role)
  }

  async givePassword(name: string, password: string): Promise<void> {
    await this.choose(name, '重设密码…')
    const window = this.window(`重设“${name}”的密码`)
    await this.field('新密码', window).fill(password)
    await this.button('重设密码', window).click()
    await this.says(`已重设密码，请告诉${name}`)
  }

  async close(name: string): Promise<void> {
    await this.choose(name, '停用…')
    await this.confirm('确认停用')
    await this.says(`已停用“${name}”的账号`)
    await expect(this.row(name)).toContainText('已停用')
  }

  async reopen(name: string): Promise<void> {
    await this.choose(name, '重新启用…')
    await this.confirm('确认启用')
    await this.says(`“${name}”可以重新登录了`)
    await expect(this.row(name)).toContainText('在用')
  }

  /** Nothing sticks out on a phone, and no one is shut out. */
  async fitsPhone(): Promise<void> {
    const size = this.page.viewportSize()
    await this.page.setViewportSize({ width: 390, height: 844 })
    expect(await this.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await accessFaults(this.page)).toEqual([])
    if (size) await this.page.setViewportSize(size)
  }
}
