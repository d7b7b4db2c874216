import type { Locator, Page } from 'playwright/test'
import { expect } from 'playwright/test'
import { addDays, type Day, weekday } from '../../lib/calendar/days'
import { siteDate } from '../../lib/time'

const long = (day: Day) => new RegExp(`^${Number(day.slice(5, 7))}月${Number(day.slice(8))}日周`)

/** A day in the days to come after which another one lies in the same week. */
export function someDay(): Day {
  let day = addDays(siteDate(new Date()), 2)
  while (weekday(day) > 4) day = addDays(day, 1)
  return day
}

/** The calendar, and the window in which plans are proposed. */
export class Calendar {
  constructor(readonly page: Page) {}

  /** What is read aloud while something is carried. */
  get spoken(): Locator {
    return this.page.locator('[id^="DndLiveRegion"]')
  }

  cell(day: Day): Locator {
    return this.page.getByRole('cell').filter({ has: this.page.locator(`time[datetime="${day}"]`) })
  }

  chip(day: Day, title: string): Locator {
    return this.page
      .getByRole('list', { name: long(day) })
      .getByRole('listitem')
      .filter({ hasText: title })
  }

  async open(view: 'month' | 'week', on: Day): Promise<void> {
    await this.page.goto(`/admin/calendar?view=${view}&on=${on}`)
    await expect(this.page.getByRole('heading', { level: 1, name: '日历' })).toBeVisible()
  }

  async drag(title: string, from: Day, to: Day): Promise<void> {
    const start = await this.chip(from, title).boundingBox()
    const end = await this.cell(to).boundingBox()
    if (!start || !end) throw new Error('nothing to drag')
    await this.page.mouse.move(start.x + 20, start.y + 12)
    await this.page.mouse.down()
    await this.page.mouse.move(start.x + 40, start.y + 16, { steps: 4 })
    await this.page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 })
    await this.page.mouse.up()
  }
}
