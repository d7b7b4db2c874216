'use client'
import { Shuffle } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, inputClass } from '@/components/ui/field'

// Without the letters and digits that are mistaken for each other when read out.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 14

const KINDS = [/[a-z]/, /[A-Z]/, /\d/]

/** Drawn until every kind is in it, which most are at once. */
function randomPassword(): string {
  const picks = crypto.getRandomValues(new Uint32Array(LENGTH))
  const drawn = [...picks].map((pick) => ALPHABET[pick % ALPHABET.length]).join('')
  return KINDS.every((kind) => kind.test(drawn)) ? drawn : randomPassword()
}

/** A password that one person sets for another: to be read and passed on, so it is shown. */
export function NewPasswordField({ label, error }: { label: string; error: string | undefined }) {
  const [value, setValue] = useState('')
  return (
    <Field label={label} hint="请当面或用可靠的方式告诉本人；他首次登录时须换成自己的密码。" error={error}>
      {(control) => (
        <div className="flex gap-2">
          <input
            {...control}
            type="text"
            name="password"
            required
            maxLength={128}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={value}
            onChange={(event) => setValue(event.target.value)}
            className={`${inputClass} font-mono`}
          />
          <Button onClick={() => setValue(randomPassword())}>
            <Shuffle aria-hidden="true" />
            随机生成
          </Button>
        </div>
      )}
    </Field>
  )
}
