import { articleInput } from '../../lib/articles/schema'
import { topicInput } from '../../lib/topics/schema'
import type { Trial } from './trial'

type Ref = { id: number; version: number }
export type Given = {
  title: string
  columnId: number
  text?: string
  /** Where the text leads. */
  href?: string
  tagIds?: number[]
  authorId?: number
  sourceId?: number
  coverId?: number
  relatedIds?: number[]
}

/** A whole piece from the little that a test cares about. */
function piece({ text = '一段正文。', href, authorId, ...rest }: Given) {
  const marks = href === undefined ? {} : { marks: [{ type: 'link', attrs: { href } }] }
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text, ...marks }] }] }
  const bylines = authorId === undefined ? [] : [{ authorId, affiliation: '某市环境监测站工程师' }]
  return articleInput.parse({ ...rest, body, bylines })
}

/** What the desk and the worker do, done through the commands themselves. */
export class Commands {
  constructor(readonly trial: Trial) {}

  /** `targetDays`: 更新目标, none when left out. */
  column(name: string, targetDays: number | null = null): Promise<{ id: number; slug: string }> {
    return this.trial.command('taxonomy/column-commands', 'createColumn', {
      name,
      slug: '',
      description: '',
      parentId: null,
      targetDays,
    })
  }

  renameColumn(id: number, name: string, slug: string): Promise<{ slug: string }> {
    return this.trial.command('taxonomy/column-commands', 'updateColumn', {
      id,
      name,
      slug,
      description: '',
      parentId: null,
    })
  }

  tag(name: string): Promise<{ id: number; slug: string }> {
    return this.trial.command('taxonomy/tag-commands', 'ensureTag', { name })
  }

  author(name: string): Promise<{ id: number; slug: string }> {
    return this.trial.command('people/commands', 'ensureAuthor', { name })
  }

  source(name: string): Promise<{ id: number; slug: string }> {
    return this.trial.command('sources/commands', 'ensureSource', { name })
  }

  create(given: Given): Promise<Ref> {
    return this.trial.command('articles/commands', 'createArticle', piece(given), new Date())
  }

  save(ref: Ref, given: Given): Promise<Ref> {
    return this.trial.command('articles/commands', 'saveArticle', { ...piece(given), ...ref }, new Date())
  }

  publish(ref: Ref): Promise<{ path: string }> {
    return this.trial.command('articles/publication-commands', 'publishArticle', ref, new Date())
  }

  withdraw(ref: Ref, notice = ''): Promise<void> {
    const input = { ...ref, reason: '测试撤稿', notice }
    return this.trial.command('articles/publication-commands', 'withdrawArticle', input, new Date())
  }

  reinstate(ref: Ref): Promise<void> {
    const input = { ...ref, reason: '核实无误' }
    return this.trial.command('articles/reinstate-commands', 'reinstateArticle', input, new Date())
  }

  correct(ref: Ref, what: string, why: string): Promise<void> {
    return this.trial.command('corrections/commands', 'addCorrection', { id: ref.id, what, why }, new Date())
  }

  /** A public topic with one picked piece. */
  async topic(title: string, articleId: number): Promise<Ref & { slug: string }> {
    const sections = [{ kind: 'PICKED', title: '精选', articleIds: [articleId] }]
    const input = topicInput.parse({ title, sections })
    const ref = await this.trial.command<Ref>('topics/commands', 'createTopic', input, new Date())
    return this.trial.command('topics/commands', 'publishTopic', ref, new Date())
  }

  /** Makes at once what the worker makes within a minute: what the search box proposes. */
  proposals(): Promise<unknown> {
    return this.trial.command('search/suggestion-commands', 'rebuildSuggestions')
  }

  picture(bytes: Buffer): Promise<{ id: number }> {
    return this.trial.command('media/commands', 'storeImage', bytes, 'cover.png')
  }

  schedule(ref: Ref, dueAt: Date): Promise<{ scheduleId: number }> {
    return this.trial.command('schedule/commands', 'schedulePublication', { ...ref, dueAt }, new Date())
  }
}
