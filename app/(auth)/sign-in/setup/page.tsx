import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OwedFactor } from '@/components/desk/factor/owed-factor'
import { ProofDialog } from '@/components/desk/session/proof-dialog'
import { Wordmark } from '@/components/desk/wordmark'
import { Toaster } from '@/components/ui/toaster'
import { ownPath } from '@/lib/auth/callback-path'
import { FACTOR_PATH } from '@/lib/auth/owed'
import { owingActor } from '@/lib/auth/session'
import { beginOwedTotp, confirmOwedTotp } from './actions'

export const metadata: Metadata = { title: '设置两步验证 · 青言采编台', robots: { index: false } }

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> }

/** Where a second factor is set up that has to be; nothing else can be done before. */
export default async function SetupPage({ searchParams }: Props) {
  const destination = ownPath((await searchParams).callbackUrl)
  const owing = await owingActor()
  if (owing?.path !== FACTOR_PATH) redirect(destination)
  return (
    <>
      <div className="mb-6 flex flex-col gap-2">
        <Wordmark large />
        <h1 className="font-serif text-xl font-semibold">设置两步验证</h1>
        <p className="text-muted">
          {owing.actor.name}，您好。您的角色能发布或管理，登录必须有第二步。设置一次，以后每次登录多输 6
          位数字。
        </p>
      </div>
      <OwedFactor begin={beginOwedTotp} confirm={confirmOwedTotp} destination={destination} />
      <ProofDialog />
      <Toaster />
    </>
  )
}
