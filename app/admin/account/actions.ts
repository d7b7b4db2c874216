'use server'
import { z } from 'zod'
import { beginTotp, confirmTotp, disableTotp, renewRecoveryCodes } from '@/lib/auth/factor-commands'
import { addPasskey, beginPasskey, removePasskey } from '@/lib/auth/passkey-commands'
import { passkeyInput, totpInput } from '@/lib/auth/schema'
import { endOtherSessions, endOwnSession } from '@/lib/auth/session-commands'
import { idInput } from '@/lib/id'
import { noticeSettingsInput } from '@/lib/notifications/settings'
import { updateNoticeSettings } from '@/lib/notifications/settings-commands'
import { updateOwnProfile } from '@/lib/people/profile-commands'
import { profileInput } from '@/lib/people/schema'
import { action } from '@/lib/server/action'
import { noInput } from '@/lib/server/form'
import { unlinkOwnIdentity } from '@/lib/sso/commands'
import { createToken, revokeToken } from '@/lib/tokens/commands'
import { tokenInput } from '@/lib/tokens/schema'
import { changeOwnPassword } from '@/lib/users/commands'
import { ownPassword } from '@/lib/users/schema'

export const changePassword = action(ownPassword, (input, actor) =>
  changeOwnPassword(actor, input, new Date()),
)
export const saveNotices = action(noticeSettingsInput, (input, actor) => updateNoticeSettings(actor, input))
export const endSession = action(z.object({ id: z.uuid('没有这次登录') }), (input, actor) =>
  endOwnSession(actor, input, new Date()),
)
export const endOthers = action(noInput, (_input, actor) => endOtherSessions(actor, new Date()))
export const beginFactor = action(noInput, (_input, actor) => beginTotp(actor, new Date()))
export const confirmFactor = action(totpInput, (input, actor) => confirmTotp(actor, input, new Date()))
export const renewCodes = action(noInput, (_input, actor) => renewRecoveryCodes(actor))
export const disableFactor = action(noInput, (_input, actor) => disableTotp(actor, new Date()))
export const beginKey = action(noInput, (_input, actor) => beginPasskey(actor, new Date()))
export const addKey = action(passkeyInput, (input, actor) => addPasskey(actor, input, new Date()))
export const removeKey = action(idInput, (input, actor) => removePasskey(actor, input, new Date()))
export const unlinkIdentity = action(idInput, (input, actor) => unlinkOwnIdentity(actor, input, new Date()))
export const makeToken = action(tokenInput, (input, actor) => createToken(actor, input, new Date()))
export const endToken = action(idInput, (input, actor) => revokeToken(actor, input, new Date()))
export const saveProfile = action(profileInput, (input, actor) => updateOwnProfile(actor, input, new Date()))
