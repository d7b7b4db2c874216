import axe from 'axe-core'
import type { Frame, Page } from 'playwright/test'

type Narrowing = {
  /** Rules to leave out. */
  except?: string[]
  /** The only rules to apply. */
  only?: string[]
}

type Inside = { axe?: typeof axe }

/** A document reads axe's half a megabyte once, however often it is looked at. */
async function bring(frame: Frame): Promise<void> {
  if (await frame.evaluate(() => 'axe' in globalThis)) return
  await frame.evaluate(axe.source)
  // A sandboxed frame of ours, as that of a preview, has no origin that could be named.
  await frame.evaluate(() =>
    (globalThis as Inside).axe?.configure({ allowedOrigins: ['<unsafe_all_origins>'] }),
  )
}

/** What axe has against the page as it is shown now, its frames included: a line per rule that is broken. */
export async function accessFaults(
  page: Page,
  { except = [], only = [] }: Narrowing = {},
): Promise<string[]> {
  for (const frame of page.frames()) await bring(frame)
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
    ...(only.length > 0 ? { runOnly: only } : {}),
  }
  const violations = await page.evaluate(
    async (narrowed) => (await (globalThis as Inside).axe?.run(document, narrowed))?.violations,
    options,
  )
  if (!violations) throw new Error('axe is not in the page')
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}
