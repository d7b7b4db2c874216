import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FROM_SOURCE } from '../scripts/launch/node-flags'
import { bases, expect, test } from './support/newsroom'

const root = join(import.meta.dirname, '..')
const SEED = join(root, '..', 'shared', 'seed')
const captured = existsSync(SEED) ? readdirSync(SEED).map((name) => join(SEED, name)) : []
const withSeed = captured.length > 0 ? test : test.skip

function importPages(...args: string[]) {
  const node = [...FROM_SOURCE, join('scripts', 'cms.ts')]
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: process.env.E2E_DATABASE_URL ?? '',
    SITE_URL: bases()[0] ?? '',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'qingyan-import-')),
  }
  return spawnSync(process.execPath, [...node, 'import', 'page', '--json', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
}

withSeed('the captured page is imported, published, and carries everything it had', async ({ page }) => {
  const first = importPages('--publish', ...captured)
  expect(first.status, first.stderr).toBe(0)
  const report = JSON.parse(first.stdout.trim()) as Record<string, unknown>
  expect(report).toMatchObject({
    title: '借鉴质量管理小组活动经验推动清洁生产',
    column: '环球扫描',
    source: '中国环境报',
    paragraphs: 10,
  })
  const again = JSON.parse(importPages('--publish', ...captured).stdout.trim()) as { status: string }
  expect(again.status).not.toBe(report.status)

  await page.goto(String(report.url))
  await expect(page.getByText(/^欢迎您，访问/)).toBeVisible()
  await expect(page.getByRole('region', { name: '滚动头条' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: '您的位置' })).toContainText('环球扫描')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('借鉴质量管理小组活动经验推动清洁生产')
  await expect(page.locator('.article-meta').getByText('来源：中国环境报')).toBeVisible()
  await expect(page.locator('.article-meta').getByText(/发布时间：2021-04-12/)).toBeVisible()
  await expect(page.locator('.article-body p')).toHaveCount(10)
  await expect(page.getByText('作者系河南省生态环境厅二级巡视员')).toBeVisible()
  await expect(page.getByRole('region', { name: '热点图文' })).toBeVisible()
  await expect(page.getByText('如有侵权请联系我们删除')).toBeVisible()
  await expect(page.getByText(/^版权所有/)).toBeVisible()
  await expect(page.locator('.article-body')).not.toContainText(/[\u4e00-\u9fff],/)
})

test('bad files are named with the reason, the good one still goes in, and the exit status says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingyan-captures-'))
  const [empty, binary] = [join(folder, 'empty.html'), join(folder, 'binary.html')]
  writeFileSync(empty, '')
  writeFileSync(binary, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 2, 0, 3]))
  const answer = importPages('--dry-run', empty, binary, join(folder, 'missing.html'))
  expect(answer.status).toBe(1)
  const lines = answer.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; reason: string })
  expect(lines.map(({ file }) => file.split('/').at(-1))).toEqual([
    'empty.html',
    'binary.html',
    'missing.html',
  ])
  for (const { reason } of lines) expect(reason).toMatch(/[\u4e00-\u9fff]/)
})
