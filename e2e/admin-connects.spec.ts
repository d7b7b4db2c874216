import { createHmac } from 'node:crypto'
import { expect } from 'playwright/test'
import { MailServer } from '../test/mail-server'
import { PushReceiver } from '../test/push-receiver'
import { Editor } from './pages/editor'
import type { Account } from './pages/users'
import { accessFaults } from './support/axe'
import { type Colleague, ROLES, signedIn, someone } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const mail = new MailServer()
const receiver = new PushReceiver()

const test = ownNewsroom(async () => {
  await Promise.all([mail.open(), receiver.open()])
  return {
    SMTP_URL: mail.url,
    SMTP_FROM: '青言采编台 <desk@qingyan.example>',
    WEBHOOK_TRUSTED: new URL(receiver.base).origin,
  }
}).extend<{ colleague: (given: Partial<Account>) => Promise<Colleague> }>({
  colleague: async ({ browser, trial }, use) =>
    use(async (given) => {
      const account = someone(given)
      await trial.command('trial/settle', 'createSettled', { ...account, role: ROLES[account.role] })
      return signedIn(browser, account)
    }),
})

test.beforeEach(() => {
  mail.begin()
  receiver.begin()
})
test.afterAll(() => Promise.all([mail.close(), receiver.close()]))

test('an admin tries the mail, sees why a server refused, and what was sent to whom', async ({ asAdmin }) => {
  const { page } = asAdmin
  await page.getByRole('navigation', { name: '采编台' }).getByRole('link', { name: '邮件' }).click()
  await expect(page.getByText('还没有邮件')).toBeVisible()
  mail.recipients = [{ code: 550, text: 'relay denied' }, true]
  await asAdmin.button('给我发一封测试邮件').click()
  await expect(page.getByRole('alert').filter({ hasText: '测试邮件没有发出' })).toContainText('relay denied')
  await expect(page.getByRole('row').filter({ hasText: 'relay denied' })).toContainText('没有发出')
  await asAdmin.button('给我发一封测试邮件').click()
  await expect(page.getByText(/^测试邮件已发往 admin@qingyan\.example/)).toBeVisible()
  expect(mail.received.map(({ to }) => to)).toEqual([['admin@qingyan.example']])
  expect(mail.received[0]?.mail.subject).toContain('测试邮件')
  await expect(page.getByRole('row').filter({ hasText: '已发出' })).toContainText('admin@qingyan.example')
  expect(await accessFaults(page)).toEqual([])
})

test('a person chooses what to get by mail, and gets that and nothing else', async ({ colleague }) => {
  const author = await colleague({ role: '作者' })
  const { page, email } = await colleague({ role: '编辑' })
  await page.getByRole('button', { name: /的账号菜单$/ }).click()
  await page.getByRole('menuitem', { name: '通知方式' }).click()
  const kind = page.getByLabel('有稿送审', { exact: true })
  await expect(page.getByText(email)).toBeVisible()
  await expect(kind).toHaveValue('DIGEST')
  // Of what one cannot get one is not asked.
  await expect(page.getByLabel('Webhook 停用')).toHaveCount(0)
  await kind.selectOption({ label: '立即发邮件' })
  await page.getByRole('button', { name: '保存通知方式' }).click()
  await expect(page.getByText('通知方式已保存')).toBeVisible()
  await page.reload()
  await expect(kind).toHaveValue('NOW')
  expect(await accessFaults(page)).toEqual([])

  const editor = new Editor(author.page)
  await editor.begin()
  await editor.title.fill('送到邮箱里')
  await editor.body.pressSequentially('退潮之后。')
  await editor.save()
  const id = await editor.id()
  await author.page.getByRole('button', { name: '送审' }).click()
  await editor.says('已送审')
  await expect.poll(() => mail.received.length, { timeout: 15_000 }).toBe(1)
  expect(mail.received[0]?.to).toEqual([email])
  expect(mail.received[0]?.mail.subject).toContain(`${author.name}送审了《送到邮箱里》`)
  expect(mail.received[0]?.mail.text).toContain(`/admin/articles/${id}`)
})

test('an admin connects a group and a server, tries them, reads what they answered and sends again', async ({
  asAdmin,
  commands,
}) => {
  const { page } = asAdmin
  await page.getByRole('navigation', { name: '采编台' }).getByRole('link', { name: 'Webhook' }).click()
  await expect(page.getByText('还没有 Webhook')).toBeVisible()
  await asAdmin.button('新建 Webhook').click()
  const window = asAdmin.window('新建 Webhook')
  await asAdmin.field('名称', window).fill('工作群')
  await asAdmin.field('网址', window).fill('qyapi.example/send')
  await asAdmin.button('新建', window).click()
  await asAdmin.refuses(asAdmin.field('网址', window), '请填写 https:// 开头的完整网址')
  await asAdmin.field('网址', window).fill(`${receiver.base}send?key=the-key`)
  await asAdmin.button('新建', window).click()
  await asAdmin.says('已新建，建议先发一条测试消息')
  await expect(page.getByText('the-key')).toHaveCount(0)

  receiver.begin(
    { status: 200, body: '{"errcode":93000,"errmsg":"invalid key"}' },
    { status: 200, body: '{"errcode":0}' },
  )
  await asAdmin.choose('工作群', '发测试消息')
  await expect(page.getByText(/^测试消息没有送达：.*invalid key/)).toBeVisible()
  await asAdmin.choose('工作群', '发测试消息')
  await asAdmin.says('测试消息已送达')
  expect(receiver.received[1]?.body).toContain('站点管理员在采编台测试')

  await asAdmin.button('新建 Webhook').click()
  await asAdmin.field('种类', window).selectOption({ label: '通用（JSON，带签名）' })
  await asAdmin.field('名称', window).fill('归档系统')
  await asAdmin.field('网址', window).fill(`${receiver.base}archive`)
  await asAdmin.button('新建', window).click()
  const shown = page.getByRole('dialog', { name: '签名密钥' })
  const secret = await shown.getByLabel('签名密钥').inputValue()
  expect(secret).toMatch(/^whsec_/)
  await asAdmin.button('我已保存', shown).click()

  receiver.begin({ status: 200, body: '{"errcode":0}' })
  const { id: columnId } = await commands.column('近岸')
  const ref = await commands.create({ title: '滩涂不是荒地', columnId, text: '不外传的正文。' })
  await commands.publish(ref)
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(2)
  const { body = '', headers } = receiver.received.find(({ url }) => url === '/archive') ?? {}
  const signed = `${headers?.['webhook-id']}.${headers?.['webhook-timestamp']}.${body}`
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  expect(headers?.['webhook-signature']).toBe(
    `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  )
  for (const message of receiver.received) {
    expect(message.body).toContain('滩涂不是荒地')
    expect(message.body).not.toContain('不外传')
  }

  await asAdmin.open('/admin/webhooks', 'Webhook')
  await asAdmin.field('按 Webhook 筛选').selectOption({ label: '归档系统' })
  await expect(page).toHaveURL(/\?hook=\d+$/)
  const log = page.getByRole('table', { name: '投递记录，新的在前' })
  await expect(log.getByRole('row')).toHaveCount(2)
  await expect(log.getByRole('row').last()).toContainText('已送达')
  await log.getByRole('button', { name: '重投 稿件：发布 给 归档系统' }).click()
  await asAdmin.says('已重新排队')
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(3)
  expect(receiver.received[2]?.headers['webhook-id']).toBe(headers?.['webhook-id'])
  expect(await accessFaults(page)).toEqual([])
})

test('a webhook may not reach into the own network, and is switched off and deleted with a question', async ({
  asAdmin,
}) => {
  const { page } = asAdmin
  await asAdmin.open('/admin/webhooks', 'Webhook')
  await asAdmin.button('新建 Webhook').click()
  const window = asAdmin.window('新建 Webhook')
  await asAdmin.field('名称', window).fill('内网')
  await asAdmin.field('网址', window).fill('http://169.254.169.254/latest/meta-data')
  await asAdmin.button('新建', window).click()
  await asAdmin.choose('内网', '发测试消息')
  await expect(page.getByText('测试消息没有送达：地址在内部网络，不能访问')).toBeVisible()
  await asAdmin.choose('内网', '停用…')
  await asAdmin.confirm('停用')
  await asAdmin.says('已停用')
  await asAdmin.choose('内网', '删除…')
  await asAdmin.confirm('删除')
  await asAdmin.says('已删除')
  await expect(page.getByRole('button', { name: '“内网”的操作' })).toHaveCount(0)
})
