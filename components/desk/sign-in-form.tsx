'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { problemWords } from '@/lib/sso/problems'
import { SecondForm } from './factor/second-form'
import { PasskeyButton } from './passkeys/passkey-button'
import { useStepForm } from './session/use-step-form'
import { SsoLink } from './sso/sso-link'

/** What a form sent without JavaScript comes back with. */
const MESSAGES: Record<string, string> = {
  INVALID: '请填写邮箱和密码。',
  UNAUTHENTICATED: '邮箱或密码不对，请重新输入。',
  TOO_MANY: '密码错误次数过多，请稍后再试。',
}
const SECOND_PATH = '/sign-in/second'
const OTHER = '暂时无法登录，请稍后再试。'

type Props = {
  destination: string
  error: string | null
  /** Where the page is to stay as it is: called instead of going to the destination. */
  onDone?: () => void
}

/**
 * Email and password. Without JavaScript the same form is an ordinary post. Over a page that is to stay the second step
 * follows in the same place.
 */
export function SignInForm({ destination, error, onDone }: Props) {
  const [second, setSecond] = useState(false)
  const goOn = (path: string) => {
    if (onDone && path === destination) onDone()
    else if (onDone && path.startsWith(SECOND_PATH)) setSecond(true)
    // A whole new page: nothing rendered for nobody may be shown to somebody.
    else window.location.assign(path)
  }
  const over = onDone ? { onDone } : {}
  if (!second) return <FirstForm destination={destination} error={error} goOn={goOn} {...over} />
  return (
    <>
      <SecondForm destination={destination} refused={null} onDone={goOn} />
      <PasskeyButton destination={destination} {...over} />
      <p className="mt-5 text-sm">
        <button
          type="button"
          onClick={() => setSecond(false)}
          className="text-accent underline underline-offset-4"
        >
          重新输入邮箱和密码
        </button>
      </p>
    </>
  )
}

function FirstForm({ destination, error, onDone, goOn }: Props & { goOn: (path: string) => void }) {
  const { refusal, pending, error: wrong, formProps } = useStepForm('/api/sign-in', goOn)
  const problem =
    refusal?.message ?? (error === null ? null : (problemWords(error) ?? MESSAGES[error] ?? OTHER))
  return (
    <>
      <form {...formProps} className="flex flex-col gap-4">
        {problem && !pending && <Notice tone="error">{problem}</Notice>}
        <TextField
          label="邮箱"
          name="email"
          type="email"
          autoComplete="username"
          required
          autoFocus
          error={wrong('email')}
        />
        <TextField
          label="密码"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={wrong('password')}
        />
        <input type="hidden" name="callbackUrl" value={destination} />
        <Button type="submit" variant="primary" pending={pending} className="mt-1">
          {pending ? '正在登录…' : '登录'}
        </Button>
      </form>
      <PasskeyButton destination={destination} {...(onDone ? { onDone } : {})} />
      <SsoLink destination={destination} {...(onDone ? { onDone } : {})} />
    </>
  )
}
