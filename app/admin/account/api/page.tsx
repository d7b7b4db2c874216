import type { Metadata } from 'next'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { Section } from '@/components/desk/section'
import { examples } from '@/lib/api/examples'
import { OPERATIONS, type Operation } from '@/lib/api/operations'
import { requireUser } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { SCOPES } from '@/lib/tokens/scopes'

export const metadata: Metadata = { title: 'API 说明' }

const SCHEMA_PATH = '/api/v1/openapi.json'

/** What programs can ask for, and how. */
export default async function ApiPage() {
  await requireUser('desk.enter')
  return (
    <>
      <BackLink href="/admin/account">返回我的账号</BackLink>
      <PageHeader title="API 说明">让程序代您读写稿件</PageHeader>
      <div className="flex max-w-4xl flex-col gap-5">
        <Rules />
        <Section title="能做的事">
          <ul aria-label="能做的事" className="flex flex-col divide-y divide-line">
            {OPERATIONS.map((operation) => (
              <OperationRow key={operation.id} operation={operation} />
            ))}
          </ul>
        </Section>
        <Section title="例子" explain="把令牌放进环境变量 QINGYAN_TOKEN，不要写在命令里。">
          {examples(env.SITE_URL).map(({ title, explain, command }) => (
            <div key={title}>
              <h3 className="font-medium">{title}</h3>
              <p className="mt-0.5 text-sm text-muted">{explain}</p>
              <section
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is reached by keyboard
                tabIndex={0}
                aria-label={`${title}的命令`}
                className="mt-2 overflow-x-auto rounded-md bg-sunken p-3"
              >
                <pre className="font-mono text-sm">{command}</pre>
              </section>
            </div>
          ))}
        </Section>
      </div>
    </>
  )
}

function Rules() {
  const rules = [
    '令牌放在 Authorization: Bearer 头里；放在网址或 Cookie 里不认。',
    '内容是 JSON（Content-Type: application/json）；没有的字段不收。',
    '修改和流程操作都要带 version，即您看到的版本；别人先改了就答 409，什么也不改。',
    '出错时答 application/problem+json：detail 说明怎么办，requestId 是编号，可以报给管理员。',
    '每个令牌每分钟最多 300 次请求；答 429 时请等 Retry-After 秒。',
  ]
  return (
    <Section
      title="规则"
      explain={
        <>
          完整的字段见 OpenAPI 文档：
          <a href={SCHEMA_PATH} className="text-accent underline underline-offset-4">
            {SCHEMA_PATH}
          </a>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Section>
  )
}

function OperationRow({ operation: { method, path, scope, label, explain } }: { operation: Operation }) {
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">{label}</span>
        <code className="font-mono text-sm wrap-anywhere text-muted">
          {method} /api/v1{path}
        </code>
      </p>
      <p className="mt-0.5 text-sm">{explain}</p>
      {scope && (
        <p className="mt-0.5 text-sm text-muted">
          须有“{SCOPES[scope].label}”（{scope}）的权限
        </p>
      )}
    </li>
  )
}
