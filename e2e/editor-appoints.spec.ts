import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright/test'
import { expect } from 'playwright/test'
import { siteDate, siteDateTime, siteTime } from '../lib/time'
import type { Commands } from './support/commands'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom()

const field = (at: Date) => `${siteDate(at)}T${siteTime(at)}`
const inHours = (hours: number) => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + hours * 3_600_000)

async function choose(page: Page, title: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `《${title}》的操作` }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

let columns = 0
async function piece(commands: Commands, title: string, published: boolean): Promise<number> {
  const column = await commands.column(`定时栏目 ${++columns}`)
  const ref = await commands.create({ columnId: column.id, title })
  if (published) await commands.publish(ref)
  return ref.id
}

test('an appointment is made, moved, replaced and called off, each by its own name, and says that later edits stay behind', async ({
  asAdmin: { page },
  commands,
  editor,
  trial,
}) => {
  const title = '要定时的稿件'
  const id = await piece(commands, title, false)
  const [first, second, third] = [inHours(2), inHours(5), inHours(8)]
  await page.goto('/admin/articles')
  await choose(page, title, '定时发布…')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('之后的修改不会随它发布')
  await dialog.getByLabel('时间（北京时间）').fill(field(first))
  await dialog.getByRole('button', { name: '定时发布', exact: true }).click()
  await expect(page.getByText(`定时发布 ${siteDateTime(first)}`)).toBeVisible()

  await choose(page, title, '定时发布改期…')
  await expect(dialog).toContainText('到时发布的仍是当初定下的那一版')
  await expect(dialog.getByLabel('时间（北京时间）')).toHaveValue(field(first))
  await dialog.getByLabel('时间（北京时间）').fill(field(second))
  await dialog.getByRole('button', { name: '改期', exact: true }).click()
  await expect(page.getByText(`定时发布 ${siteDateTime(second)}`)).toBeVisible()

  await editor.open(id)
  await expect(page.getByText('到时发布的是定时那一刻的版本，之后的修改不会随它发布。')).toBeVisible()
  await editor.step('定时发布')
  await expect(dialog).toContainText(`现有定时发布 ${siteDateTime(second)}，将由新的代替`)
  await dialog.getByLabel('时间（北京时间）').fill(field(third))
  await dialog.getByRole('button', { name: '替换定时发布', exact: true }).click()
  await editor.says('已定时')
  expect(await trial.database.dueAt(id)).toEqual(third)
  await page.getByRole('button', { name: `取消定时发布 ${siteDateTime(third)}` }).click()
  await editor.says('已取消定时')
  expect(await trial.database.dueAt(id)).toBeUndefined()
})

test('a piece is pinned as the lead until an appointed end, and another takes its place at an appointed minute', async ({
  asAdmin: { page },
  commands,
  trial,
  reader,
}) => {
  const [old, newer] = ['压在下面的旧稿', '刚发的新稿']
  const oldId = await piece(commands, old, true)
  const newerId = await piece(commands, newer, true)
  const lead = async () => {
    await reader.goto(trial.base)
    return reader.locator('.lead-story').textContent()
  }
  expect(await lead()).toContain(newer)
  await page.goto('/admin/articles')
  await choose(page, old, '置顶头条…')
  const dialog = page.getByRole('dialog')
  const end = inHours(3)
  await dialog.getByLabel('到什么时候（北京时间，可不填）').fill(field(end))
  await dialog.getByRole('button', { name: '置顶头条', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: old })
  await expect(row).toContainText('头条置顶')
  await expect(row).toContainText(`定时取消置顶 ${siteDateTime(end)}`)
  await expect.poll(lead, { timeout: 2_000 }).toContain(old)

  await trial.database.bringForward(oldId, 0)
  await expect.poll(lead, { timeout: 3_000 }).toContain(newer)
  await page.reload()
  await expect(row).not.toContainText('头条置顶')

  await choose(page, old, '置顶头条…')
  await dialog.getByRole('button', { name: '置顶头条', exact: true }).click()
  await expect(row).toContainText('头条置顶')
  await expect.poll(lead, { timeout: 2_000 }).toContain(old)
  await choose(page, newer, '定时置顶…')
  await dialog.getByLabel('时间（北京时间）').fill(field(inHours(1)))
  await dialog.getByRole('button', { name: '定时置顶', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: newer })).toContainText('定时置顶')
  await trial.order('killWorker')
  const due = await trial.database.bringForward(newerId, 2_000)
  expect(await lead()).toContain(old)
  // No worker: the page that was kept is not shown past the minute.
  await setTimeout(due.getTime() - Date.now())
  expect(await lead()).toContain(newer)
  await trial.order('startWorker')
  await page.reload()
  await choose(page, newer, '取消置顶')
  await expect(page.getByText(`《${newer}》已取消置顶，首页头条恢复为最新的有图稿件`)).toBeVisible()
})
