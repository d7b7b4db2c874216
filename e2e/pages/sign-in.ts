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
    await this.page.getByLabel('邮箱').fill(email)
    await this.page.getByLabel('密码').fill(password)
    await this.page.getByRole('button', { name: '登录' }).click()
  }
}
