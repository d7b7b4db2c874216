import { expect, type Page } from 'playwright/test'

/**
 * Waits for a reader's page to carry (or no longer carry) a text. That it does within a second is for
 * freshness.spec.ts to prove; here the machine may be busy with another journey's browser.
 */
export async function shows(reader: Page, path: string, text: string, there = true): Promise<void> {
  await expect
    .poll(async () => (await (await reader.request.get(path)).text()).includes(text), {
      message: `${path} ${there ? 'shows' : 'does not show'} ${text}`,
      intervals: [10, 20, 50],
    })
    .toBe(there)
}

/** An old address leads on for good. */
export async function leads(reader: Page, from: string, to: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await reader.request.get(from, { maxRedirects: 0 })
        return `${answer.status()} ${answer.headers().location}`
      },
      { intervals: [10, 20, 50] },
    )
    .toBe(`301 ${to}`)
}

/** What readers operate comes after the first paint; until then a link to a picture leads to its file. */
export async function ready(reader: Page): Promise<void> {
  await expect(reader.locator(':not(:defined)')).toHaveCount(0)
}
