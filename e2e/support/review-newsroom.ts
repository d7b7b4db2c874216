import { expect } from 'playwright/test'
import { Review } from '../pages/review'
import type { Account } from '../pages/users'
import { type Colleague, openAccounts } from './colleagues'
import { ownNewsroom } from './own-newsroom'

export type Staff = { author: Review; first: Review; second: Review; chief: Review }

/** A newsroom in which pieces of one column go through three steps, with somebody for each. */
export const test = ownNewsroom().extend<{
  colleague: (given: Partial<Account>) => Promise<Colleague>
  staff: Staff
  column: string
}>({
  colleague: async ({ browser, trial }, use) => use(openAccounts(browser, trial)),
  staff: async ({ colleague }, use) => {
    const desk = async (role: string) => new Review((await colleague({ role })).page)
    await use({
      author: await desk('作者'),
      first: await desk('编辑'),
      second: await desk('编辑'),
      chief: await desk('总编'),
    })
  },
  // A column whose pieces go through three steps, as the preset has them.
  column: async ({ trial, commands }, use) => {
    const name = `审校栏目${Date.now()}`
    const { id } = await commands.column(name)
    const step = (label: string, role: string) => ({
      ...{ kind: 'REVIEW', name: label, roles: [role], userIds: [], dueHours: 8, alongside: false },
    })
    const steps = [step('一审', 'EDITOR'), step('二审', 'EDITOR'), step('三审签发', 'CHIEF')]
    await trial.command('review/policy-commands', 'savePolicy', { columnId: id, version: 0, steps })
    await use(name)
  },
})

/** The author writes a piece and hands it in. */
export async function handIn({ editor, page }: Review, column: string, title: string): Promise<number> {
  await editor.begin()
  await editor.title.fill(title)
  await editor.chooseColumn(column)
  await editor.body.pressSequentially('退潮之后,滩涂上全是脚印。')
  await editor.save()
  await page.getByRole('button', { name: '送审', exact: true }).click()
  await editor.says('已送审')
  await expect(page.getByRole('region', { name: '审校 · 第 1 轮' })).toBeVisible()
  return editor.id()
}

/** Two editors and the chief pass the piece, which signs it. */
export async function passThree({ first, second, chief }: Staff, title: string): Promise<void> {
  await first.openFrom('待我审', title)
  await first.act('通过“一审”', { '意见（可不填）': '事实清楚' }, '通过')
  await second.openFrom('待我审', title)
  await second.act('通过“二审”', {}, '通过')
  await chief.openFrom('待我审', title)
  await chief.act('签发“三审签发”', { '意见（可不填）': '同意' }, '签发')
  await chief.says('已签发，可以发布或定时发布了')
}
