import type { Grants } from '@/lib/auth/grants'
import { differences, sentencesOf } from '@/lib/auth/permission-words'
import type { Role } from '@/lib/db/generated/enums'
import { navigationFor } from '../navigation-items'

type Props = { base: Role; baseName: string; baseGrants: Grants; grants: Grants }

/** What somebody of this role sees and may do, in sentences, and what is otherwise than in the role it is made from. */
export function RolePreview({ base, baseName, baseGrants, grants }: Props) {
  const somebody = { id: 0, role: base, name: '', limits: { columns: null, role: { name: '', grants } } }
  const entries = grants['desk.enter'] ? navigationFor(somebody).map(({ label }) => label) : []
  const sentences = sentencesOf(grants)
  const changes = differences(baseGrants, grants)
  return (
    <div className="flex flex-col gap-4 text-sm">
      <div>
        <h3 className="font-semibold">能看到的菜单</h3>
        <p className="mt-1">{entries.length > 0 ? entries.join('、') : '进不了采编台，只能管自己的账号。'}</p>
      </div>
      <div>
        <h3 className="font-semibold">能做的事</h3>
        {sentences.length > 0 ? (
          <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
            {sentences.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        ) : (
          <p className="mt-1">什么也不能做。</p>
        )}
      </div>
      <div>
        <h3 className="font-semibold">{`和“${baseName}”不同的`}</h3>
        {changes.length > 0 ? (
          <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
            {changes.map(({ permission, words, before, after }) => (
              <li key={permission}>{`${words}：${before} → ${after}`}</li>
            ))}
          </ul>
        ) : (
          <p className="mt-1">没有不同。</p>
        )}
      </div>
    </div>
  )
}
