import type { Page } from 'playwright/test'

/** 登录 */
export class SignIn {
  constructor(
    readonly page: Page,
    readonly password: string,
  ) {}

  async open(): Promise<void> {
    await this.page.goto('/sign-in')
  }

  async signIn(email: string, password = this.password): Promise<void> {
    await this.page.getByLabel('邮箱', { exact: true }).fill(email)
    await this.page.getByLabel('密码', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: '登录', exact: true }).click()
  }

  /** Signs in with a password that somebody else gave, and chooses one's own. */
  async signInFirst(email: string, own: string): Promise<void> {
    await this.signIn(email)
    await this.page.waitForURL(/\/sign-in\/password/)
    await this.changeOwed(own)
    await this.page.waitForURL(/\/admin$/)
  }

  /** Fills in the form for a password that has to be changed. */
  async changeOwed(own: string, current = this.password): Promise<void> {
    await this.page.getByLabel('现在的密码').fill(current)
    await this.page.getByLabel('新密码', { exact: true }).fill(own)
    await this.page.getByLabel('再输入一次新密码').fill(own)
    await this.page.getByRole('button', { name: '修改并继续' }).click()
  }
}
