'use client'
import { Button } from '@/components/ui/button'
import { leaveDesk } from '../session/session-events'
import { TotpSetup, type TotpSetupActions } from './totp-setup'

/** Sets up a second factor that has to be, and goes on from there. */
export function OwedFactor({ destination, ...actions }: TotpSetupActions & { destination: string }) {
  return (
    <div className="flex flex-col gap-5">
      <TotpSetup {...actions} onDone={() => window.location.assign(destination)} />
      <div>
        <Button onClick={leaveDesk}>退出登录</Button>
      </div>
    </div>
  )
}
