import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { EventList } from '@/components/desk/audit/event-list'
import { BackLink } from '@/components/desk/back-link'
import { handoverPath } from '@/components/desk/handover/handover-path'
import { ListPages } from '@/components/desk/list-pages'
import { PageHeader } from '@/components/desk/page-header'
import { Section } from '@/components/desk/section'
import { TokenList } from '@/components/desk/tokens/token-list'
import { FailingCell } from '@/components/desk/users/failing-cell'
import { LinkedAuthor } from '@/components/desk/users/linked-author'
import { PersonColumns } from '@/components/desk/users/person-columns'
import { PersonFacts } from '@/components/desk/users/person-facts'
import { PersonSessions } from '@/components/desk/users/person-sessions'
import { UserMenu } from '@/components/desk/users/user-menu'
import { personPath, USERS_PATH } from '@/components/desk/users/users-path'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { askedOfLog } from '@/lib/audit/filter'
import { listRefusals, personTrail } from '@/lib/audit/person-queries'
import { deviceWords } from '@/lib/auth/device'
import { type Actor, can, ROLE_LABELS } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { workWords } from '@/lib/handover/work'
import { getLinkedAuthor } from '@/lib/people/profile-queries'
import { listColumnChoices } from '@/lib/taxonomy/queries'
import { siteDate, siteDateTime } from '@/lib/time'
import { listTokensOf } from '@/lib/tokens/queries'
import { getPerson, type PersonDetail } from '@/lib/users/person-queries'
import { columnsSeen } from '@/lib/users/seen'
import { deskToken } from '../../account/desk-token'
import type { SearchParams } from '../../list-params'
import { recordId } from '../../record-id'
import { endSession, endToken, setColumns, tieAuthor } from '../actions'
import { chosenRole, markOf, mayWithUsers, menuActions, roleChoices } from '../user-menu-actions'

export const metadata: Metadata = { title: '用户' }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

/** One account: what it is, where it is signed in, what its person has in hand and has done. */
export default async function PersonPage({ params, searchParams }: Props) {
  const actor = await requireUser('user.read')
  const id = recordId((await params).id)
  const { before } = askedOfLog.parse(await searchParams)
  const person = id === null ? null : await getPerson(actor, id, new Date())
  if (!person) notFound()
  const { name, email, role, customRole, active, factor, linked, self } = person
  return (
    <>
      <BackLink href={USERS_PATH}>返回用户</BackLink>
      <PageHeader
        title={name}
        action={
          <UserMenu
            user={{
              id: person.id,
              name,
              email,
              role: chosenRole(person),
              active,
              factor,
              linked,
              seen: markOf(person),
            }}
            self={self}
            roles={await roleChoices(actor)}
            may={mayWithUsers(actor)}
            actions={menuActions()}
          />
        }
      >
        {`${customRole?.name ?? ROLE_LABELS[role]} · ${email}`}
      </PageHeader>
      <div className="flex max-w-4xl flex-col gap-5">
        <Account person={person} />
        <Columns actor={actor} person={person} />
        <Work person={person} mayGive={can(actor, 'user.manage')} />
        <Author actor={actor} userId={person.id} />
        <SignIn person={person} mayEnd={can(actor, 'user.manage')} />
        {can(actor, 'user.manage') && <Tokens actor={actor} userId={person.id} />}
        <Refusals actor={actor} person={person} />
        <Activity actor={actor} person={person} before={before} />
      </div>
    </>
  )
}

function Account({
  person: { active, createdAt, lastSignInAt, passwordChangedAt, passwordGiven },
}: {
  person: PersonDetail
}) {
  const facts: [string, ReactNode][] = [
    [
      '状态',
      <Badge key="state" tone={active ? 'accent' : 'plain'}>
        {active ? '在用' : '已停用'}
      </Badge>,
    ],
    ['开通于', siteDateTime(createdAt)],
    ['最近登录', lastSignInAt ? siteDateTime(lastSignInAt) : '从未登录'],
    ['密码', `${siteDate(passwordChangedAt)} 设置${passwordGiven ? '，由别人给的，首次登录须更换' : ''}`],
  ]
  return (
    <Section title="账号">
      <PersonFacts facts={facts} />
    </Section>
  )
}

async function Columns({ actor, person: { id, self, columnIds } }: { actor: Actor; person: PersonDetail }) {
  const columns = await listColumnChoices(actor)
  const named = columns.filter((column) => columnIds.includes(column.id)).map(({ name }) => name)
  return (
    <Section
      title="栏目范围"
      explain="只负责部分栏目的人，看不到其他栏目的稿件和选题，也不能把稿件放进去。自己的稿件总能看、能改；发布和审校要归他负责的栏目。"
    >
      {self || !can(actor, 'role.assign') ? (
        <p className="text-sm">{`${named.join('、') || '全部栏目'}。${self ? '自己的栏目范围请由另一位管理员更改。' : '由能分派角色的同事更改。'}`}</p>
      ) : (
        <PersonColumns
          key={columnIds.join()}
          userId={id}
          columns={columns.map((one) => ({
            id: one.id,
            name: one.name,
            parentId: one.parentId,
            depth: one.depth,
          }))}
          chosen={columnIds}
          seen={columnsSeen(columnIds)}
          action={setColumns}
        />
      )}
    </Section>
  )
}

function Work({ person: { id, work }, mayGive }: { person: PersonDetail; mayGive: boolean }) {
  const words = workWords(work)
  return (
    <Section title="手里的工作">
      <p className="text-sm">{words === '' ? '没有未完成的稿件、审校、选题和定时。' : words}</p>
      {words !== '' && mayGive && (
        <p>
          <Link href={handoverPath(id)} className={buttonClass()}>
            交接工作
          </Link>
        </p>
      )}
    </Section>
  )
}

function SignIn({ person, mayEnd }: { person: PersonDetail; mayEnd: boolean }) {
  const { id, name, self, failing, totpSince, passkeys, linked, codesLeft, sessions } = person
  const fails = failing.count > 0 || failing.lockedUntil !== null
  const facts: [string, ReactNode][] = [
    ['两步验证', totpSince ? `${siteDate(totpSince)} 启用，恢复码还剩 ${codesLeft} 个` : '没有启用验证器'],
    ['通行密钥', passkeys > 0 ? `${passkeys} 个` : '没有'],
    ['统一认证', linked ? '已关联' : '没有关联'],
    ['登录失败', fails ? <FailingCell key="failing" failing={failing} /> : '现在没有计入的失败'],
  ]
  return (
    <Section title="登录" explain={self ? '自己的设备和两步验证请在“我的账号”里管理。' : undefined}>
      <PersonFacts facts={facts} />
      <PersonSessions
        userId={id}
        name={name}
        end={self || !mayEnd ? null : endSession}
        sessions={sessions.map((one) => ({
          id: one.id,
          words: deviceWords(one.userAgent),
          address: one.address,
          since: siteDateTime(one.createdAt),
          lastSeen: siteDateTime(one.lastSeenAt),
        }))}
      />
    </Section>
  )
}

async function Author({ actor, userId }: { actor: Actor; userId: number }) {
  return (
    <Section
      title="作者资料"
      explain="关联后，本人可以在“我的账号”里修改自己的作者简介、头像和现任职务。姓名和网址仍由编辑管理。"
    >
      <LinkedAuthor userId={userId} author={await getLinkedAuthor(actor, userId)} action={tieAuthor} />
    </Section>
  )
}

async function Tokens({ actor, userId }: { actor: Actor; userId: number }) {
  const now = new Date()
  const tokens = await listTokensOf(actor, userId, now)
  return (
    <Section title="API 令牌" explain="本人的程序用它读写稿件。停用账号或重设密码时全部停用。">
      {tokens.length > 0 ? (
        <TokenList
          tokens={tokens.map((token) => deskToken(token, now))}
          revoke={endToken}
          owner={{ userId }}
        />
      ) : (
        <p className="text-sm text-muted">没有有效的令牌。</p>
      )}
    </Section>
  )
}

async function Refusals({ actor, person }: { actor: Actor; person: PersonDetail }) {
  const rows = await listRefusals(actor, person)
  if (rows.length === 0) return null
  return (
    <Section title="被拒的登录" explain="最近 20 次：密码、验证码不对，和因此锁定。">
      <EventList label="被拒的登录，新的在前" rows={rows} />
    </Section>
  )
}

async function Activity(props: { actor: Actor; person: PersonDetail; before: number | undefined }) {
  const { actor, person, before } = props
  const { rows, next } = await personTrail(actor, person, before)
  return (
    <Section title="最近的操作" explain="本人做的，和别人对这个账号做的。">
      {rows.length > 0 ? (
        <EventList label="最近的操作，新的在前" rows={rows} />
      ) : (
        <p className="text-sm text-muted">还没有操作记录。</p>
      )}
      <ListPages path={personPath(person.id)} before={before} next={next} />
    </Section>
  )
}
