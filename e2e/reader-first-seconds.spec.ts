import { expect, test } from './support/newsroom'

test('a button that is pressed before its script has come does its work when it has', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/assets/reader-page-*.js', async (route) => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest('**/assets/reader-page-*.js')
  await page.goto('/')
  await asked
  const button = page.getByRole('button', { name: '长者模式' })
  await button.click()
  await expect(page.locator('html')).not.toHaveAttribute('data-elder')
  release()
  await expect(page.locator('html')).toHaveAttribute('data-elder', 'on')
  await expect(button).toHaveAttribute('aria-pressed', 'true')
})

test('what a pointer is about to follow is drawn ahead by rules that the policy knows', async ({ page }) => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  await page.goto('/')
  await expect(page.locator('script[type=speculationrules]')).toBeAttached()
  const ahead = page.waitForRequest((request) => /prefetch/.test(request.headers()['sec-purpose'] ?? ''))
  await page.getByRole('navigation').getByRole('link', { name: '环评' }).first().hover()
  await ahead
  expect(refused).toEqual([])
})
