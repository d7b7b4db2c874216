import type { Locator, Page } from 'playwright/test'

/** Presses Tab until the element has the focus; gives up after more stops than anybody would take. */
export async function tabTo(page: Page, target: Locator, most = 30): Promise<void> {
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab does not reach ${target} in ${most} stops`)
}
