import { z } from 'zod'
import { SCOPE_NAMES, SCOPES } from '@/lib/tokens/scopes'
import { article, summary, written } from './article-schema'
import { OPERATIONS, type Operation } from './operations'
import { PROBLEM_TYPE } from './problem'
import { author, column, me, source, tag } from './taxonomy-schema'

type Json = { [name: string]: unknown }

/** What stands under a name of its own in the document. */
const NAMED = new Map<z.ZodType, string>([
  ...([
    [article, 'Article'],
    [written, 'WrittenArticle'],
    [summary, 'ArticleSummary'],
    [me, 'Me'],
  ] as const),
  ...([
    [column, 'Column'],
    [tag, 'Tag'],
    [author, 'Author'],
    [source, 'Source'],
  ] as const),
])
const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  fields: z.record(z.string(), z.array(z.string())),
  currentVersion: z.int().optional(),
})

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** An answer, with what has a name of its own by that name: the whole, or the items of a page. */
function answerSchema(schema: z.ZodType): Json {
  const name = NAMED.get(schema)
  if (name) return refTo(name)
  const plain = jsonSchema(schema, 'output')
  if (!(schema instanceof z.ZodObject) || !(schema.shape.items instanceof z.ZodArray)) return plain
  const item = NAMED.get(schema.shape.items.element as z.ZodType)
  if (!item) return plain
  return {
    ...plain,
    properties: { ...(plain.properties as Json), items: { type: 'array', items: refTo(item) } },
  }
}

const REFUSALS: Record<number, string> = {
  401: '没有令牌，或者令牌无效、已过期、已停用',
  403: '令牌或它的主人没有这项权限',
  404: '没有这篇稿件，或者不归您看',
  409: '稿件已被别人改过（currentVersion 是现在的版本），或者现在的状态不能这样做',
  422: '内容不合要求：detail 说明怎么改，fields 逐个字段说明',
  429: '请求太频繁，请等 Retry-After 秒',
}
const RETRY = { 'Retry-After': { description: '多少秒后再试', schema: { type: 'integer' } } }
const CHALLENGE = { 'WWW-Authenticate': { description: 'Bearer', schema: { type: 'string' } } }

function refusal(status: number): Json {
  const headers = status === 429 ? { headers: RETRY } : status === 401 ? { headers: CHALLENGE } : {}
  const content = { [PROBLEM_TYPE]: { schema: refTo('Problem') } }
  return { description: REFUSALS[status] ?? '没有完成', ...headers, content }
}

function parametersOf({ path, query, once }: Operation): Json[] {
  const { properties = {} } = jsonSchema(query, 'output') as { properties?: Json }
  const inQuery = Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }))
  const number = { type: 'integer', minimum: 1, maximum: 2_147_483_647 }
  const key = { type: 'string', pattern: '^[\\x21-\\x7e]{1,64}$' }
  return [
    ...(path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: number }] : []),
    ...inQuery,
    ...(once ? [{ name: 'Idempotency-Key', in: 'header', schema: key }] : []),
  ]
}

function describe(one: Operation): Json {
  const { id, label, explain, scope, body, answer, status, refuses } = one
  const parameters = parametersOf(one)
  const created = { Location: { description: '新稿件的地址', schema: { type: 'string' } } }
  const answers = [401, 403, ...refuses, 422, 429].map((code) => [String(code), refusal(code)])
  return {
    operationId: id,
    summary: label,
    description: explain,
    tags: [scope === 'taxonomy:read' ? '名称' : scope === null ? '令牌' : '稿件'],
    security: [{ token: scope === null ? [] : [scope] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(body, 'input') } },
          },
        }
      : {}),
    responses: {
      [status]: {
        description: '完成',
        ...(status === 201 ? { headers: created } : {}),
        content: { 'application/json': { schema: answerSchema(answer) } },
      },
      ...Object.fromEntries(answers),
      default: refusal(0),
    },
  }
}

function pathsOf(): Json {
  const paths: Record<string, Json> = {}
  for (const one of OPERATIONS) {
    const path = paths[one.path] ?? {}
    path[one.method.toLowerCase()] = describe(one)
    paths[one.path] = path
  }
  return paths
}

const scopeLines = SCOPE_NAMES.map((scope) => `- ${scope}：${SCOPES[scope].explain}`).join('\n')

/** The whole API as an OpenAPI 3.1 document, made from the schemas by which requests are checked. */
export function openApi(site: string): Json {
  const named = [...NAMED].map(([schema, name]) => [name, jsonSchema(schema, 'output')])
  return {
    openapi: '3.1.0',
    info: {
      title: '青言 API',
      version: '1.0.0',
      description: `供程序读写稿件。令牌在采编台“我的账号”里生成，放在 Authorization: Bearer 头里。\n\n权限范围：\n${scopeLines}`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${site}/api/v1` }],
    tags: [
      { name: '令牌', description: '令牌自己' },
      { name: '稿件', description: '读写稿件，送审、发布和撤稿' },
      { name: '名称', description: '栏目、标签、作者和稿源' },
    ],
    paths: pathsOf(),
    components: {
      schemas: { ...Object.fromEntries(named), Problem: jsonSchema(problem, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: '在“我的账号”里生成的 API 令牌' },
      },
    },
  }
}
