/** While somebody writes, a text is kept this often. */
const EVERY = 10 * 60_000
/** Two people who write at once would otherwise leave a revision at every save. */
const AT_MOST_EVERY = 60_000
const SMALL = 50

type Save = {
  lastKeptAt: Date
  /** The text about to be replaced is somebody else's. */
  writtenByAnother: boolean
  wordsBefore: number
  wordsAfter: number
  now: Date
}

/** Whether the text that a save replaces is worth a revision of its own. */
export function isWorthKeeping({
  lastKeptAt,
  writtenByAnother,
  wordsBefore,
  wordsAfter,
  now,
}: Save): boolean {
  const since = now.getTime() - lastKeptAt.getTime()
  const halved = wordsBefore >= SMALL && wordsAfter < wordsBefore / 2
  return since >= EVERY || halved || (writtenByAnother && since >= AT_MOST_EVERY)
}
