import type { z } from 'zod'
import type { Scope } from '@/lib/tokens/scopes'
import {
  article,
  createBody,
  listQuery,
  patchBody,
  publishBody,
  scheduleBody,
  submitBody,
  summary,
  withdrawBody,
  written,
} from './article-schema'
import { author, column, me, namesQuery, noQuery, pageOf, source, tag } from './taxonomy-schema'

/** Something that programs can ask for: what it takes, what it answers, and how it may refuse besides 401, 403, 422 and 429. */
export type Operation<
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType | undefined = z.ZodType | undefined,
  A extends z.ZodType = z.ZodType,
> = {
  id: string
  method: 'GET' | 'POST' | 'PATCH'
  /** Under `/api/v1`; `{id}` is the number of a piece. */
  path: string
  /** What the token must have been given; nothing in particular when null. */
  scope: Scope | null
  label: string
  explain: string
  query: Q
  body: B
  answer: A
  status: 200 | 201
  refuses: readonly (404 | 409)[]
  /** Whether the same request sent again, under an `Idempotency-Key`, is done once. */
  once?: true
}

const operation = <Q extends z.ZodType, B extends z.ZodType | undefined, A extends z.ZodType>(
  one: Operation<Q, B, A>,
): Operation<Q, B, A> => one

const read = { method: 'GET', query: noQuery, body: undefined, status: 200, refuses: [] } as const
const onPiece = { method: 'POST', query: noQuery, answer: article, status: 200, refuses: [404, 409] } as const

export const getMe = operation({
  ...read,
  ...{ id: 'getMe', path: '/me', scope: null, answer: me },
  ...{ label: '这个令牌', explain: '令牌属于谁，有哪些权限，到什么时候为止。' },
})

export const listArticles = operation({
  ...read,
  ...{ id: 'listArticles', path: '/articles', scope: 'articles:read', query: listQuery },
  ...{ answer: pageOf(summary), label: '列出稿件' },
  explain: '最近改动的在前。next 是下一页的 cursor，没有下一页时为 null。不含回收站，除非 status=TRASHED。',
})

export const createArticle = operation({
  ...{ method: 'POST', path: '/articles', scope: 'articles:write', query: noQuery, body: createBody },
  ...{ id: 'createArticle', answer: written, status: 201, refuses: [409], once: true, label: '新建稿件' },
  explain:
    '正文用 html、markdown 或 document（读取时给的文档 JSON）之一。带 Idempotency-Key 时，24 小时内同样的请求只新建一次。',
})

export const getArticle = operation({
  ...read,
  ...{ id: 'getArticle', path: '/articles/{id}', scope: 'articles:read', answer: article, refuses: [404] },
  ...{ label: '读取稿件', explain: '采编台上的当前草稿；读者看到的是最近一次发布的版本。' },
})

export const updateArticle = operation({
  ...{ method: 'PATCH', path: '/articles/{id}', scope: 'articles:write', query: noQuery, body: patchBody },
  ...{ id: 'updateArticle', answer: written, status: 200, refuses: [404, 409], label: '修改稿件' },
  explain: '只改给出的字段。version 须是读取时的版本；别人改过时答 409 和 currentVersion，什么也不改。',
})

export const submitArticle = operation({
  ...onPiece,
  ...{ id: 'submitArticle', path: '/articles/{id}/submit', scope: 'articles:publish', body: submitBody },
  ...{ label: '送审', explain: '把当前草稿交给编辑；栏目设了审校流程时开始一轮审校。' },
})

export const publishArticle = operation({
  ...onPiece,
  ...{ id: 'publishArticle', path: '/articles/{id}/publish', scope: 'articles:publish', body: publishBody },
  ...{ label: '发布', explain: '读者马上看到当前草稿。改动已发布的稿件时，what 和 why 是给读者的更正说明。' },
})

export const scheduleArticle = operation({
  ...onPiece,
  ...{
    id: 'scheduleArticle',
    path: '/articles/{id}/schedule',
    scope: 'articles:publish',
    body: scheduleBody,
  },
  label: '定时发布',
  explain: '到 dueAt 那一分钟发布当前这一版。已有定时的，用 replaces 写明要替换哪一个。',
})

export const withdrawArticle = operation({
  ...onPiece,
  ...{
    id: 'withdrawArticle',
    path: '/articles/{id}/withdraw',
    scope: 'articles:publish',
    body: withdrawBody,
  },
  ...{
    label: '撤稿',
    explain: '读者马上看不到，不论谁在改草稿。reason 留给采编台；notice 告诉读者，用 null 表示不说明。',
  },
})

export const listColumns = operation({
  ...read,
  ...{ id: 'listColumns', path: '/columns', scope: 'taxonomy:read', answer: pageOf(column) },
  ...{ label: '列出栏目', explain: '全部栏目，按栏目树的次序；next 总是 null。' },
})

const names = { ...read, query: namesQuery, scope: 'taxonomy:read', explain: '新的在前。' } as const

export const listTags = operation({
  ...names,
  ...{ id: 'listTags', path: '/tags', answer: pageOf(tag), label: '列出标签' },
})
export const listAuthors = operation({
  ...names,
  ...{ id: 'listAuthors', path: '/authors', answer: pageOf(author), label: '列出作者' },
  explain: '新的在前，各带今天在任的职务。',
})
export const listSources = operation({
  ...names,
  ...{ id: 'listSources', path: '/sources', answer: pageOf(source), label: '列出稿源' },
})

/** Everything that the API can do, in the order in which it is explained. */
export const OPERATIONS: readonly Operation[] = [
  ...[getMe, listArticles, createArticle, getArticle, updateArticle],
  ...[submitArticle, publishArticle, scheduleArticle, withdrawArticle],
  ...[listColumns, listTags, listAuthors, listSources],
]
