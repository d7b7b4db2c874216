import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import { findProgram, installFromDebian } from './debian'
import { Failure } from './failure'
import { note } from './step'

/** The headless shell first: the same engine without windows, at half the work. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
]
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const DOWNLOAD_PATIENCE = 240_000

function installed(): string | null {
  for (const name of NAMES) {
    const found = findProgram(name)
    if (found) return found
  }
  return MAC.find((path) => existsSync(path)) ?? null
}

function playwrightsOwn(): string | null {
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

function download(): string | null {
  note('这台机器上没有 Chromium，尝试由 Playwright 下载…')
  const cli = 'node_modules/playwright/cli.js'
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: DOWNLOAD_PATIENCE })
  return playwrightsOwn()
}

function fromDebian(): string | null {
  note('下载不到，尝试由 Debian 软件源安装 Chromium…')
  installFromDebian('chromium-headless-shell')
  // Older releases of Debian have no package of the shell alone.
  if (!installed()) installFromDebian('chromium')
  return installed()
}

/** The Chromium that journeys run in, found or fetched; a failure says how to provide one. */
export function findBrowser(): string {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH
  if (named && !existsSync(named)) throw new Failure(`PLAYWRIGHT_CHROMIUM_PATH 指向的 ${named} 不存在。`)
  const found = named || (installed() ?? playwrightsOwn() ?? download() ?? fromDebian())
  if (found) return found
  throw new Failure(
    '找不到也装不上 Chromium，旅程测试无法运行。请安装 Chromium 或 Chrome，或用 PLAYWRIGHT_CHROMIUM_PATH 指明它的位置。',
  )
}
