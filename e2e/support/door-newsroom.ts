import { planInput } from '../../lib/planning/schema'
import { siteDate } from '../../lib/time'
import { plainPicture } from '../../test/pictures'
import { secret } from './colleagues'
import { Commands } from './commands'
import { hire, OWNERS, type Owner, type Piece, Pieces, reviewed, type Somebody } from './door-pieces'
import { DoorVisitor, ROLES } from './door-visitor'
import type { Door, Subject } from './doors'
import { Trial } from './trial'

type Named = {
  column: { id: number; slug: string }
  tag: { id: number; slug: string }
  author: { id: number; slug: string }
  cover: { id: number }
}

/** A newsroom in which every role has a piece in every state, and so has another author. */
export class DoorNewsroom {
  visitors: DoorVisitor[] = []
  made: Piece[] = []
  /** What stands for the parameters of an address, by the address or by what stands before the parameter. */
  names: Record<string, string> = {}
  #uploaders = new Map<Owner, DoorVisitor>()

  private constructor(
    readonly trial: Trial,
    readonly pieces: Pieces,
  ) {}

  /** Nobody works in it: what changes, a request has changed. */
  static async open(): Promise<DoorNewsroom> {
    const trial = await Trial.open({ webs: 1, worker: false, password: secret() })
    const commands = new Commands(trial)
    const people = {} as Record<Owner, Somebody>
    for (const owner of OWNERS) people[owner] = await hire(trial, owner === 'OTHER' ? 'AUTHOR' : owner)
    const [first, second] = [await hire(trial, 'EDITOR'), await hire(trial, 'EDITOR')]
    const crew = { first, second, chief: await hire(trial, 'CHIEF') }
    const [column, other] = [await commands.column('门前'), await commands.column('门后')]
    const [tag, author] = [await commands.tag('潮汐'), await commands.author('门前作者')]
    const cover = await commands.picture(await plainPicture(64, 48))
    const reviewedId = await reviewed(trial, other.id)
    const parts = { plainId: column.id, reviewedId, tagId: tag.id, authorId: author.id, coverId: cover.id }
    const newsroom = new DoorNewsroom(trial, new Pieces(trial, people, crew, parts))
    newsroom.made = await newsroom.pieces.all()
    await newsroom.#open(people)
    await newsroom.#name(commands, { column, tag, author, cover })
    return newsroom
  }

  /** The piece of this owner in this state. */
  piece(owner: Owner, state: string): Piece {
    const found = this.made.find((one) => one.owner === owner && one.state === state)
    if (!found) throw new Error(`no piece ${owner} ${state}`)
    return found
  }

  /** What a request names: a piece as it is, a comment or an upload made for it. */
  async subject(door: Door, piece: Piece): Promise<Subject> {
    const subject = { ...piece, threadId: 0, commentId: 0, uploadId: '' }
    if (door.of === 'comment') {
      subject.threadId = await this.pieces.remark(piece)
      subject.commentId = await this.trial.database.lastComment(subject.threadId)
    }
    if (door.of === 'upload') subject.uploadId = await this.#upload(piece.owner)
    return subject
  }

  /** The address that a request goes to. */
  path(address: string, door: Door, subject: Subject | null): string {
    if (subject === null || door.of === undefined) return this.#fill(address)
    const { id, threadId, commentId, uploadId } = subject
    return address
      .replace('[threadId]', String(threadId))
      .replace('[commentId]', String(commentId))
      .replace('[id]', door.of === 'upload' ? uploadId : String(id))
  }

  #fill(address: string): string {
    const whole = this.names[address]
    if (whole !== undefined) return whole
    return address.replace(/^([^[]*)\[[^\]]+\]/, (_, before: string) => {
      const name = this.names[before]
      if (name === undefined) throw new Error(`nothing stands for the parameter of ${address}`)
      return before + name
    })
  }

  async #open(people: Record<Owner, Somebody>): Promise<void> {
    const { base } = this.trial
    for (const role of ROLES) this.visitors.push(await DoorVisitor.signedIn(base, role, people[role]))
    for (const visitor of this.visitors) if (visitor.role) this.#uploaders.set(visitor.role, visitor)
    this.#uploaders.set('OTHER', await DoorVisitor.signedIn(base, 'AUTHOR', people.OTHER))
    this.visitors.unshift(DoorVisitor.stranger(base))
  }

  async #upload(owner: Owner): Promise<string> {
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '3' }
    const answer = await this.#uploaders.get(owner)?.ask('POST', '/api/uploads', { headers })
    return answer?.headers.get('location')?.split('/').at(-1) ?? ''
  }

  /** Makes what addresses without a piece name, and notes where it stands. */
  async #name(commands: Commands, { column, tag, author, cover }: Named): Promise<void> {
    const { trial } = this
    const shown = this.piece('OTHER', 'PUBLISHED')
    const source = await commands.source('门前的报纸')
    const topic = await commands.topic('门前专题', shown.id)
    const html = await (await fetch(`${trial.base}/articles/${shown.id}`)).text()
    const day = siteDate(new Date()).replaceAll('-', '/')
    this.names = {
      ...(await this.#secrets(shown)),
      '/about/': 'door',
      '/admin/authors/': String(author.id),
      '/admin/columns/': String(column.id),
      '/admin/pages/': String(await this.#page()),
      '/admin/roles/': String(await this.#role()),
      '/admin/tags/': String(tag.id),
      '/admin/topics/': String(topic.id),
      '/admin/users/': '1',
      '/api/auth/': 'csrf',
      '/api/media/': String(cover.id),
      '/api/v1/articles/': String(shown.id),
      '/api/v1/[[...path]]': '/api/v1/nothing-is-here',
      '/archive/[year]/[month]': `/archive/${day.slice(0, 7)}`,
      '/archive/[year]/[month]/[day]': `/archive/${day}`,
      '/authors/': author.slug,
      '/cards/': /\/cards\/([^"]+)/.exec(html)?.[1] ?? '',
      '/columns/': column.slug,
      '/indexnow/': 'no-such-key-here',
      '/sign-in/link/': 'no-such-link',
      '/sitemap/': '1.xml',
      '/sources/': source.slug,
      '/tags/': tag.slug,
      '/topics/': topic.slug,
      '/[...path]': '/nothing-is-here',
    }
  }

  async #role(): Promise<number> {
    const role = { name: '门房', base: 'AUTHOR', grants: { 'desk.enter': 'any' } }
    return (await this.trial.command<{ id: number }>('roles/commands', 'createRole', role)).id
  }

  async #page(): Promise<number> {
    const { trial } = this
    const body = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '请敲门。' }] }],
    }
    const words = { title: '门前须知', slug: 'door', body }
    const page = await trial.command<{ id: number }>('static-pages/commands', 'createPage', words, new Date())
    await trial.command('static-pages/commands', 'showPage', page, true, new Date())
    return page.id
  }

  /** A plan of each author’s, and the addresses that are only for whoever was sent them. */
  async #secrets({ id, version }: Piece): Promise<Record<string, string>> {
    const { trial, pieces } = this
    const { AUTHOR, OTHER } = pieces.people
    const now = new Date()
    for (const [owner, by] of Object.entries({ AUTHOR, OTHER })) {
      const plan = planInput.parse({ title: `P-${owner}` })
      await trial.commandBy(by, 'planning/commands', 'createPlan', plan, now)
    }
    type Made = { path: string }
    const feed = await trial.commandBy<Made>(AUTHOR, 'calendar/feed-commands', 'shareCalendar', now)
    const wanted = { id, version, days: 1, note: '' }
    const link = await trial.command<Made>('preview-links/commands', 'createPreviewLink', wanted, now)
    return { '/preview/[token]': link.path, '/api/calendar/[file]': feed.path }
  }
}
