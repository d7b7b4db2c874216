import type { Page } from 'playwright/test'

/** What a program puts on the clipboard, by kind. */
export type Clipboard = { html?: string; text?: string; rtf?: string }

const KINDS = { html: 'text/html', text: 'text/plain', rtf: 'text/rtf' } as const

/** Pastes where the cursor is, as a paste by keyboard does. */
export async function paste(page: Page, clipboard: Clipboard): Promise<void> {
  const held = (Object.keys(KINDS) as (keyof Clipboard)[]).flatMap((kind): [string, string][] => {
    const content = clipboard[kind]
    return content === undefined ? [] : [[KINDS[kind], content]]
  })
  await page.evaluate((all) => {
    const data = new DataTransfer()
    for (const [type, content] of all) data.setData(type, content)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, held)
}
