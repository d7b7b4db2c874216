import { defineConfig } from 'playwright/test'

const asRoot = process.getuid?.() === 0

// `npm test` starts this; the browser's place and the report's come from there.
export default defineConfig({
  testDir: '.',
  outputDir: process.env.PLAYWRIGHT_OUTPUT_DIR ?? '../test-results',
  globalSetup: './support/global-setup.ts',
  workers: 2,
  // A second try tells a machine that stood still from a fault; the runner counts and names what needed one.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    // Costs a third of the time; for looking closely: TRACE=on npm test -- e2e FILTER
    trace: process.env.TRACE === 'on' ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(process.env.PLAYWRIGHT_CHROMIUM_PATH
        ? { executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH }
        : {}),
      // Where a machine has no locale, Chromium cannot read or write a Chinese file name.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        // Both cores are busy anyway: what has threads and processes of its own costs a tenth more each.
        '--js-flags=--single-threaded',
        '--in-process-gpu',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
