import { articleInput } from '../../lib/articles/schema'
import type { Trial } from './trial'

type Ref = { id: number; version: number }
export type Given = {
  title: string
  columnId: number
  text?: string
  tagIds?: number[]
  authorId?: number
  sourceId?: number
}

/** A whole piece from the little that a test cares about. */
function piece({ text = '一段正文。', authorId, ...rest }: Given) {
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
  const bylines = authorId === undefined ? [] : [{ authorId, affiliation: '某市环境监测站工程师' }]
  return articleInput.parse({ ...rest, body, bylines })
}

/** What the desk and the worker do, done through the commands themselves. */
export class Commands {
  constructor(readonly trial: Trial) {}

  column(name: string): Promise<{ id: number; slug: string }> {
    return this.trial.command('taxonomy/column-commands', 'createColumn', {
      name,
      slug: '',
      description: '',
      parentId: null,
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

  withdraw(ref: Ref): Promise<void> {
    const input = { ...ref, reason: '测试撤稿' }
    return this.trial.command('articles/publication-commands', 'withdrawArticle', input, new Date())
  }

  schedule(ref: Ref, dueAt: Date): Promise<{ scheduleId: number }> {
    return this.trial.command('schedule/commands', 'schedulePublication', { ...ref, dueAt }, new Date())
  }
}
