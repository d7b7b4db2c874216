import { articleInput } from '../../lib/articles/schema'
import type { Actor } from '../../lib/auth/permissions'
import { secret } from './colleagues'
import type { Role } from './door-visitor'
import { STATES, type State } from './doors'
import type { Trial } from './trial'

export type Owner = Role | 'OTHER'
export const OWNERS: Owner[] = ['ADMIN', 'CHIEF', 'EDITOR', 'AUTHOR', 'OTHER']
export type Somebody = Extract<Actor, { id: number }> & { email: string; password: string }

export type Piece = { id: number; version: number; draft: object; owner: Owner; state: State }
/** What pieces are made of. */
export type Parts = { plainId: number; reviewedId: number; tagId: number; authorId: number; coverId: number }
export type Crew = Record<'first' | 'second' | 'chief', Somebody>

type Ref = { id: number; version: number }

let people = 0

/** Opens an account; whoever it is for has just given their password. */
export async function hire(trial: Trial, role: Role): Promise<Somebody> {
  const name = `门前${++people}号`
  const account = { name, role, email: `door-${people}@qingyan.example`, password: secret() }
  const { id } = await trial.command<{ id: number }>('trial/settle', 'createSettled', account)
  return { ...account, id, limits: null, proven: true }
}

/** A column whose pieces go through three steps. */
export async function reviewed(trial: Trial, columnId: number): Promise<number> {
  const step = (name: string, role: Role) => ({
    ...{ kind: 'REVIEW', name, roles: [role], userIds: [], dueHours: null, alongside: false },
  })
  const steps = [step('一审', 'EDITOR'), step('二审', 'EDITOR'), step('三审签发', 'CHIEF')]
  await trial.command('review/policy-commands', 'savePolicy', { columnId, version: 0, steps })
  return columnId
}

/** The words that only those who may see a piece can know: in its title, its text, what is said about it. */
export function secretsOf(owner: Owner, state: State): string[] {
  const told = [`T-${owner}-${state}`, `B-${owner}-${state}`]
  const kept = [`C-${owner}-${state}`]
  // Of a public piece, what is changed and not yet published.
  return state === 'PUBLISHED' ? [`N-${owner}-${state}`, ...kept] : [...told, ...kept]
}

/** Makes one piece of each person in each state, through the commands themselves. */
export class Pieces {
  constructor(
    readonly trial: Trial,
    readonly people: Record<Owner, Somebody>,
    readonly crew: Crew,
    readonly parts: Parts,
  ) {}

  async all(): Promise<Piece[]> {
    const made: Piece[] = []
    for (const owner of OWNERS) for (const state of STATES) made.push(await this.#make(owner, state))
    return made
  }

  /** A comment of the chief’s on a piece, and its thread. */
  async remark({ id, owner, state }: Pick<Piece, 'id' | 'owner' | 'state'>): Promise<number> {
    const said = { id, anchor: null, text: `C-${owner}-${state}`, blocking: false, mentionIds: [] }
    const begun = this.trial.commandBy(this.crew.chief, 'comments/commands', 'beginThread', said, new Date())
    return ((await begun) as { threadId: number }).threadId
  }

  #draft(mark: string, owner: Owner, state: State) {
    const { plainId, reviewedId, tagId, authorId, coverId } = this.parts
    const text = { type: 'text', text: `潮水退去，B-${owner}-${state}。` }
    return articleInput.parse({
      title: `潮水退去 ${mark}-${owner}-${state}`,
      columnId: state === 'HALF' || state === 'SIGNED' ? reviewedId : plainId,
      body: { type: 'doc', content: [{ type: 'paragraph', content: [text] }] },
      tagIds: [tagId],
      bylines: [{ authorId }],
      coverId,
    })
  }

  async #make(owner: Owner, state: State): Promise<Piece> {
    const { trial } = this
    const by = this.people[owner]
    const draft = this.#draft('T', owner, state)
    const ref = await trial.commandBy<Ref>(by, 'articles/commands', 'createArticle', draft, new Date())
    await this.remark({ ...ref, owner, state })
    await this.#bring(ref, state, by)
    if (state !== 'PUBLISHED') return { ...ref, draft, owner, state }
    const changed = { ...this.#draft('N', owner, state), ...ref }
    const saved = await trial.command<Ref>('articles/commands', 'saveArticle', changed, new Date())
    return { ...saved, draft: changed, owner, state }
  }

  async #bring(ref: { id: number; version: number }, state: State, by: Somebody): Promise<void> {
    const { trial } = this
    const now = new Date()
    const later = new Date(now.getTime() + 86_400_000)
    const run = (file: string, name: string, input: object) => trial.command(file, name, input, now)
    const told = { ...ref, reason: '测试撤稿', notice: '' }
    if (state === 'SUBMITTED') await run('articles/commands', 'submitArticle', ref)
    if (state === 'SCHEDULED') await run('schedule/commands', 'schedulePublication', { ...ref, dueAt: later })
    if (state === 'PUBLISHED' || state === 'WITHDRAWN')
      await run('articles/publication-commands', 'publishArticle', ref)
    if (state === 'WITHDRAWN') await run('articles/publication-commands', 'withdrawArticle', told)
    if (state === 'TRASHED') await run('articles/commands', 'trashArticle', ref)
    if (state !== 'HALF' && state !== 'SIGNED') return
    await trial.commandBy(by, 'articles/commands', 'submitArticle', ref, now)
    const steps = await trial.database.stepIds(ref.id)
    const reviewers = [this.crew.first, this.crew.second, this.crew.chief]
    for (const [at, stepId] of steps.entries()) {
      if (state === 'HALF' && at > 0) return
      const reviewer = reviewers[at] ?? this.crew.chief
      const approval = { ...ref, stepId, note: '' }
      await trial.commandBy(reviewer, 'review/commands', 'approveStep', approval, now)
    }
  }
}
