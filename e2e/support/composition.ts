import type { Page } from 'playwright/test'

/**
 * Types as a pinyin input method does, with real composition events: what is spelled so far, then the words that take
 * its place. On the way Enter is pressed as the browser hears it from an input method.
 */
export async function compose(page: Page, spelled: string[], words: string): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
  for (const text of spelled) {
    await client.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }
  await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
  await client.send('Input.insertText', { text: words })
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
  await client.detach()
}
