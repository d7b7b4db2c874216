import { expect } from 'playwright/test'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom()
const WITHIN = 30_000

test('a stopped worker is said in red on the open dashboard within thirty seconds, what is overdue is listed, and both go away (R-14)', async ({
  asAdmin: { page },
  commands,
  trial,
}) => {
  test.setTimeout(180_000)
  const column = await commands.column('警报栏目')
  const ref = await commands.create({ columnId: column.id, title: '被人占着的稿件' })
  await commands.schedule(ref, new Date(Date.now() + 3_600_000))
  await page.goto('/admin')
  const alarm = page.getByRole('main').getByRole('alert')
  await expect(alarm).toBeEmpty()

  await trial.order('killWorker')
  await expect(alarm).toContainText('后台任务停止了', { timeout: WITHIN })
  const background = await alarm
    .locator('div')
    .first()
    .evaluate((one) => getComputedStyle(one).backgroundColor)
  expect(background).not.toBe('rgba(0, 0, 0, 0)')
  const health = await fetch(`${trial.base}/api/health`)
  expect([health.status, (await health.json()).worker.status]).toEqual([503, 'silent'])

  const release = await trial.database.holdArticle(ref.id)
  await trial.database.bringForward(ref.id, 0)
  await expect(alarm).toContainText('有 1 个定时过了时间', { timeout: WITHIN })
  const missed = page.getByRole('region', { name: '没有按时执行' })
  await expect(missed).toContainText('被人占着的稿件')
  await release()
  await trial.order('startWorker')
  await expect(alarm).toBeEmpty({ timeout: WITHIN })
  await expect(missed).toHaveCount(0)
  expect((await fetch(`${trial.base}/articles/${ref.id}`)).status).toBe(200)
})
