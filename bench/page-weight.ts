import type { Browser, CDPSession } from 'playwright'
import type { PageWeight } from './page-budget'

type Loaded = { type: string; url: string; bytes: number }

async function record(session: CDPSession): Promise<Map<string, Loaded>> {
  const loaded = new Map<string, Loaded>()
  session.on('Network.responseReceived', ({ requestId, type, response }) =>
    loaded.set(requestId, { type, url: response.url, bytes: 0 }),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId)
    if (one) one.bytes = encodedDataLength
  })
  await session.send('Network.enable')
  return loaded
}

/** What a page weighs on a phone (390 × 844, two device pixels) that sees it for the first time. */
export async function weighPage(browser: Browser, url: string): Promise<PageWeight> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
  })
  try {
    const page = await context.newPage()
    const loaded = await record(await context.newCDPSession(page))
    const answer = await page.goto(url, { waitUntil: 'networkidle' })
    const html = (await answer?.body())?.length ?? 0
    const all = [...loaded.values()].filter((one) => one.url.startsWith('http'))
    const sum = (wanted: (one: Loaded) => boolean) =>
      all.filter(wanted).reduce((total, { bytes }) => total + bytes, 0)
    return {
      html,
      script: sum(({ type }) => type === 'Script'),
      style: sum(({ type }) => type === 'Stylesheet'),
      transfer: sum(() => true),
      requestsElsewhere: all.filter((one) => new URL(one.url).origin !== new URL(url).origin).length,
    }
  } finally {
    await context.close()
  }
}
