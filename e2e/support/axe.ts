import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'

type Narrowing = {
  /** Rules to leave out. */
  except?: string[]
  /** The only rules to apply. */
  only?: string[]
}

/** What axe has against the page as it is shown now: a line per rule that is broken. */
export async function accessFaults(
  page: Page,
  { except = [], only = [] }: Narrowing = {},
): Promise<string[]> {
  // Our frames are of our own origin: the legacy mode looks into them too, without a second page for each look.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const narrowed = only.length > 0 ? axe.withRules(only) : axe.disableRules(except)
  const { violations } = await narrowed.analyze()
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}
