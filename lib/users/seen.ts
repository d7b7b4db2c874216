import type { Role } from '@/lib/db/generated/enums'
import { seenOf } from '@/lib/seen'

/** The mark of an account's name and role. */
export const userSeen = ({
  name,
  role,
  customRoleId,
}: {
  name: string
  role: Role
  customRoleId: number | null
}) => seenOf([name, role, customRoleId])

/** The mark of the columns that somebody is limited to. */
export const columnsSeen = (columnIds: readonly number[]) => seenOf(columnIds.toSorted((a, b) => a - b))
