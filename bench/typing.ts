import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright'

type Probe = { latencies: number[] }
declare global {
  interface Window {
    typingProbe?: Probe
  }
}

/**
 * Notes in the page how long each keystroke takes: from the time the browser gave the key (waiting for a busy page
 * counts) to a task that runs right after the frame in which the text was drawn.
 */
export async function watchTyping(page: Page): Promise<void> {
  await page.evaluate(() => {
    const probe: Probe = { latencies: [] }
    window.typingProbe = probe
    let began: number | null = null
    // No function has a name here: the loader would wrap it in a helper that the page does not have.
    for (const kind of ['keydown', 'beforeinput'])
      addEventListener(
        kind,
        (event) => {
          began ??= event.timeStamp
        },
        true,
      )
    const drawn = new MessageChannel()
    const waiting: number[] = []
    drawn.port1.onmessage = () => {
      for (const since of waiting.splice(0)) probe.latencies.push(performance.now() - since)
    }
    addEventListener(
      'input',
      (event) => {
        const since = began ?? event.timeStamp
        began = null
        requestAnimationFrame(() => {
          waiting.push(since)
          drawn.port2.postMessage(null)
        })
      },
      true,
    )
  })
}

/** What was noted since the last question. */
export async function takeLatencies(page: Page): Promise<number[]> {
  return page.evaluate(() => window.typingProbe?.latencies.splice(0) ?? [])
}

/** Types as people do, letters one by one and Chinese as an input method gives it; the pauses are too short to save in. */
export async function typeText(page: Page, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    if (n % 4 === 3) await page.keyboard.insertText('河水')
    else await page.keyboard.press('abcdefg'[n % 7] ?? 'a')
    await pause(40 + (n % 5) * 12)
  }
}
