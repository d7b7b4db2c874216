import { recordEvent } from '@/lib/audit/record'
import { systemActor } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, transaction } from '@/lib/db/client'
import { tryLock } from '@/lib/db/locks'
import { storeImage } from '@/lib/media/commands'
import { updateMedia } from '@/lib/media/library-commands'
import { mediaUpdate, type Picture } from '@/lib/media/schema'
import { isEmptyNewsroom } from '@/lib/users/queries'
import { type Drawings, drawingName, storedDrawings } from './drawings'
import { type DemoArticle, readDemoArticles } from './front-matter'
import { furnish, hireAll, linkReporter } from './furnish'
import { PICTURE_WORDS } from './picture-words'
import { drawPicture, type PictureKind, rasterise } from './pictures'
import { planNewsroom } from './plan'
import { writePlans } from './plans'
import { letRead } from './readers'
import { askForReview, REVIEWED } from './review'
import { furnishSearch } from './search-words'
import { settleInboxes } from './settle-inboxes'
import { writePages } from './static-pages'
import { writeTopics } from './topics'
import { writeArticle } from './write-article'

export type SeedOptions = {
  now: Date
  /** For trials and tests: the password of the demo users. Without it they have one that nobody knows. */
  password?: string
  onProgress?: (done: number, of: number) => void
}

const LONGEST_MS = 600_000
/** A kind that many pieces show is drawn twice, so that neighbours differ; drawing all would cost the first start seconds. */
const MANY = 3

const BEGUN = 'demo.begin'
const FINISHED = 'demo.finish'

function note(action: typeof BEGUN | typeof FINISHED): Promise<void> {
  const actor = systemActor('演示数据')
  return transaction((tx) => recordEvent(tx, { actor, action, subject: 'newsroom', subjectId: 'demo' }))
}

/** Whether an earlier run began to fill this newsroom and did not come to its end. */
async function isUnfinished(): Promise<boolean> {
  const newest = await db.auditEvent.findFirst({
    where: { subject: 'newsroom', subjectId: 'demo', action: { in: [BEGUN, FINISHED] } },
    orderBy: { id: 'desc' },
    select: { action: true },
  })
  return newest?.action === BEGUN
}

type Hanging = { file: string; kind: PictureKind; seed: number }

/** Which drawing each piece shows that wants one. */
function choosePictures(articles: readonly DemoArticle[]): Hanging[] {
  const kinds = articles.flatMap(({ picture }) => picture?.kind ?? [])
  const shown = new Map<PictureKind, number>()
  return articles.flatMap(({ file, picture }) => {
    if (!picture) return []
    const { kind } = picture
    const before = shown.get(kind) ?? 0
    shown.set(kind, before + 1)
    const variants = kinds.filter((one) => one === kind).length < MANY ? 1 : 2
    return [{ file, kind, seed: before % variants }]
  })
}

/** Stores a drawing with what the library says about it. */
async function storePicture(
  actor: Actor,
  jpeg: Buffer,
  name: string,
  kind: PictureKind,
  now: Date,
): Promise<Picture> {
  const picture = await storeImage(actor, jpeg, name)
  const { alt, tags } = PICTURE_WORDS[kind]
  const rights = { credit: '青言演示', licence: '随系统附带，仅供演示' }
  const words = { id: picture.id, version: 1, originalName: name, alt, tags, ...rights }
  await updateMedia(actor, mediaUpdate.parse(words), now)
  return { ...picture, alt }
}

/** The id of the stored cover of each piece, by file. The next picture is drawn while the last one is stored. */
async function hangPictures(
  actor: Actor,
  articles: readonly DemoArticle[],
  now: Date,
): Promise<{ covers: Map<string, number>; pictures: Drawings }> {
  const hangings = choosePictures(articles)
  const nameOf = ({ kind, seed }: Hanging) => drawingName(kind, seed)
  const stored = await storedDrawings(actor)
  let storing: Promise<unknown> = Promise.resolve()
  for (const [name, { kind, seed }] of new Map(hangings.map((one) => [nameOf(one), one]))) {
    if (stored.has(name)) continue
    const [jpeg] = await Promise.all([rasterise(drawPicture(kind, seed)), storing])
    storing = storePicture(actor, jpeg, name, kind, now).then((picture) => stored.set(name, picture))
  }
  await storing
  const covers = hangings.flatMap((one) => {
    const picture = stored.get(nameOf(one))
    return picture ? [[one.file, picture.id] as const] : []
  })
  return { covers: new Map(covers), pictures: stored }
}

async function fill({ now, password, onProgress }: SeedOptions): Promise<number> {
  // Read, checked and planned before the first write: a mistake in a file changes nothing.
  const plan = planNewsroom(await readDemoArticles(), now)
  await note(BEGUN)
  const staff = await hireAll(password)
  const [furniture, { covers, pictures }] = await Promise.all([
    furnish(),
    hangPictures(
      staff.editor,
      plan.map(({ article }) => article),
      now,
    ),
  ])
  await linkReporter(furniture, staff)
  const reviewed = furniture.columns.get(REVIEWED)
  for (const [index, planned] of plan.entries()) {
    // What is public by then was published before anybody asked for a review.
    if (planned.fate.kind === 'reviewed' && reviewed) await askForReview(reviewed, staff.chief, staff.deputy)
    await writeArticle(planned, { furniture, staff, pictures, now }, covers.get(planned.article.file) ?? null)
    onProgress?.(index + 1, plan.length)
  }
  await writeTopics(staff.editor, furniture, now)
  await writePages(staff.chief, now)
  await writePlans(staff, furniture, now)
  await letRead(now)
  await furnishSearch()
  await settleInboxes(now)
  await note(FINISHED)
  return plan.length
}

/**
 * Fills an empty newsroom with the demo, through the commands; anything else is left alone. A run that was cut off
 * is taken up again by the next one: every step looks first for what is there, nothing is ever removed. Of two
 * runs at once, one does nothing.
 */
export function seedDemo(options: SeedOptions): Promise<{ articles: number }> {
  return db.$transaction(
    async (tx) => {
      if (!(await tryLock(tx, 'demo'))) return { articles: 0 }
      if (!(await isEmptyNewsroom()) && !(await isUnfinished())) return { articles: 0 }
      return { articles: await fill(options) }
    },
    { timeout: LONGEST_MS },
  )
}
