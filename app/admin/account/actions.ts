'use server'
import { z } from 'zod'
import { endOtherSessions, endOwnSession } from '@/lib/auth/session-commands'
import { noticeSettingsInput } from '@/lib/notifications/settings'
import { updateNoticeSettings } from '@/lib/notifications/settings-commands'
import { action } from '@/lib/server/action'
import { changeOwnPassword } from '@/lib/users/commands'
import { ownPassword } from '@/lib/users/schema'

export const changePassword = action(ownPassword, (input, actor) =>
  changeOwnPassword(actor, input, new Date()),
)
export const saveNotices = action(noticeSettingsInput, (input, actor) => updateNoticeSettings(actor, input))
export const endSession = action(z.object({ id: z.uuid('没有这次登录') }), (input, actor) =>
  endOwnSession(actor, input, new Date()),
)
export const endOthers = action(z.object({}), (_input, actor) => endOtherSessions(actor, new Date()))
