import { Search } from 'lucide-react'
import Form from 'next/form'
import { inputClass } from '@/components/ui/field'
import type { PeopleFilter as Asked } from '@/lib/users/filter'
import { ClearLink } from '../clear-link'
import { LogFilter } from '../log-filter'
import type { LogSelect } from '../log-selects'
import type { RoleChoices } from './user'
import { USERS_PATH } from './users-path'

const selectsOf = (roles: RoleChoices): LogSelect[] => [
  {
    name: 'role',
    label: '按角色筛选',
    all: '所有角色',
    choices: roles.map(({ value, label }) => [value, label]),
  },
  {
    name: 'state',
    label: '按状态筛选',
    all: '在用和停用',
    choices: [
      ['active', '在用'],
      ['closed', '已停用'],
    ],
  },
  {
    name: 'factor',
    label: '按两步验证筛选',
    all: '有无两步验证',
    choices: [
      ['yes', '有两步验证'],
      ['no', '没有两步验证'],
    ],
  },
  { name: 'seen', label: '按登录筛选', all: '登录过没有', choices: [['never', '从未登录']] },
]

/** Narrows the list of people; what is asked for stands in the address. */
export function PeopleFilter({ asked, roles }: { asked: Asked; roles: RoleChoices }) {
  const { q, ...chosen } = asked
  const others = Object.entries(chosen).filter(([, value]) => value !== undefined)
  return (
    <search>
      <LogFilter path={USERS_PATH} asked={asked} selects={selectsOf(roles)}>
        <Form action={USERS_PATH} className="relative w-full sm:max-w-60">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-3 left-3 size-4 text-muted"
          />
          {others.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input
            key={q}
            name="q"
            type="search"
            aria-label="搜索姓名或邮箱"
            placeholder="搜索姓名或邮箱"
            defaultValue={q}
            maxLength={40}
            className={`${inputClass} pl-9`}
          />
        </Form>
        {(q !== '' || others.length > 0) && <ClearLink href={USERS_PATH}>清除筛选</ClearLink>}
      </LogFilter>
    </search>
  )
}
