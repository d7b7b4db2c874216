import type { Metadata } from 'next'
import { OwnProfileForm } from '@/components/desk/authors/own-profile-form'
import { FactorSection } from '@/components/desk/factor/factor-section'
import { NoticeSettingsForm } from '@/components/desk/notice-settings-form'
import { OwnPasswordForm } from '@/components/desk/own-password-form'
import { PageHeader } from '@/components/desk/page-header'
import { PasskeysSection } from '@/components/desk/passkeys/passkeys-section'
import { DevicesSection } from '@/components/desk/session/devices-section'
import { IdentitiesSection } from '@/components/desk/sso/identities-section'
import { TokensSection } from '@/components/desk/tokens/tokens-section'
import { deviceWords } from '@/lib/auth/device'
import type { Actor } from '@/lib/auth/permissions'
import { getFactorState, listOwnSessions, listPasskeys } from '@/lib/auth/queries'
import { requireUser } from '@/lib/auth/session'
import { env, mailIsOn } from '@/lib/env'
import { getNoticeSettings } from '@/lib/notifications/queries'
import { kindsFor } from '@/lib/notifications/settings'
import { getOwnProfile } from '@/lib/people/profile-queries'
import { getPasswordState } from '@/lib/security/queries'
import { listOwnIdentities } from '@/lib/sso/queries'
import { siteDate, siteDateTime } from '@/lib/time'
import { listOwnTokens } from '@/lib/tokens/queries'
import { getOwnAddress } from '@/lib/users/queries'
import {
  addKey,
  beginFactor,
  beginKey,
  changePassword,
  confirmFactor,
  disableFactor,
  endOthers,
  endSession,
  endToken,
  makeToken,
  removeKey,
  renewCodes,
  saveNotices,
  saveProfile,
  unlinkIdentity,
} from './actions'
import { deskToken } from './desk-token'

export const metadata: Metadata = { title: '我的账号' }

/** One's own password, where one is signed in, one's programs, and what one wants to hear of. */
export default async function AccountPage() {
  const actor = await requireUser('account.keep')
  const now = new Date()
  const [settings, address, devices, password, factor, keys, identities, tokens, profile] = await Promise.all(
    [
      getNoticeSettings(actor),
      getOwnAddress(actor),
      devicesOf(actor),
      getPasswordState(actor, now),
      getFactorState(actor, now),
      listPasskeys(actor),
      identitiesOf(actor),
      listOwnTokens(actor, now),
      getOwnProfile(actor, now),
    ],
  )
  return (
    <>
      <PageHeader title="我的账号">
        {actor.name}的密码、两步验证、登录的设备、作者资料、API 令牌和通知方式
      </PageHeader>
      <div className="flex max-w-xl flex-col gap-6">
        <OwnPasswordForm action={changePassword} rules={password.rules} daysLeft={password.daysLeft} />
        <div id="factor" className="scroll-mt-16">
          <FactorSection
            factor={{
              since: factor.since && siteDate(factor.since),
              codesLeft: factor.codesLeft,
              needed: factor.needed,
              due: factor.dueAt && siteDate(factor.dueAt),
            }}
            begin={beginFactor}
            confirm={confirmFactor}
            renew={renewCodes}
            disable={disableFactor}
          />
        </div>
        <PasskeysSection
          keys={keys.map(({ id, name, createdAt, lastUsedAt }) => ({
            id,
            name,
            since: siteDate(createdAt),
            lastUsed: lastUsedAt && siteDateTime(lastUsedAt),
          }))}
          here={devices.find(({ here }) => here)?.words ?? '这台设备'}
          begin={beginKey}
          add={addKey}
          remove={removeKey}
        />
        <IdentitiesSection label={env.SSO?.label ?? null} identities={identities} unlink={unlinkIdentity} />
        <DevicesSection devices={devices} end={endSession} endOthers={endOthers} />
        <OwnProfileForm profile={profile} today={siteDate(now)} action={saveProfile} />
        <TokensSection
          tokens={tokens.map((token) => deskToken(token, now))}
          create={makeToken}
          revoke={endToken}
        />
        <NoticeSettingsForm
          {...settings}
          kinds={kindsFor(actor)}
          address={mailIsOn() ? address : null}
          action={saveNotices}
        />
      </div>
    </>
  )
}

async function identitiesOf(actor: Actor) {
  const identities = await listOwnIdentities(actor)
  return identities.map(({ id, issuer, email, createdAt, lastUsedAt }) => ({
    id,
    host: new URL(issuer).host,
    email,
    since: siteDate(createdAt),
    lastUsed: siteDateTime(lastUsedAt),
  }))
}

async function devicesOf(actor: Actor) {
  const sessions = await listOwnSessions(actor, new Date())
  return sessions.map(({ id, userAgent, address, createdAt, lastSeenAt, sso }) => ({
    id,
    sso,
    words: deviceWords(userAgent),
    address,
    since: siteDateTime(createdAt),
    lastSeen: siteDateTime(lastSeenAt),
    here: id === actor.sessionId,
  }))
}
