'use server'
import { noticeSettingsInput } from '@/lib/notifications/settings'
import { updateNoticeSettings } from '@/lib/notifications/settings-commands'
import { action } from '@/lib/server/action'
import { changeOwnPassword } from '@/lib/users/commands'
import { ownPassword } from '@/lib/users/schema'

export const changePassword = action(ownPassword, (input, actor) =>
  changeOwnPassword(actor, input, new Date()),
)
export const saveNotices = action(noticeSettingsInput, (input, actor) => updateNoticeSettings(actor, input))
