'use client'
import { TextField } from '@/components/ui/field'
import type { Role } from '@/lib/db/generated/enums'
import type { SecuritySettings } from '@/lib/security/schema'
import { FormEnd } from '../form-end'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
import { type FieldError, useRecordForm } from '../use-record-form'
import { useUnsavedGuard } from '../use-unsaved-guard'

type RoleChoices = { value: Role; label: string }[]

type Numbers = Exclude<keyof SecuritySettings, 'firstChange' | 'secondFactorRoles'>
type PartProps = { rules: SecuritySettings; error: FieldError }

type Props = { rules: SecuritySettings; seen: string; roles: RoleChoices; action: DeskAction }

/** The rules of signing in. */
export function SecurityForm({ rules, seen, roles, action }: Props) {
  const { refusal, pending, dirty, error, formProps } = useRecordForm({
    action,
    done: '已保存，从下一次登录起生效',
    seen,
  })
  useUnsavedGuard(dirty)
  return (
    <form {...formProps} className="flex max-w-3xl flex-col gap-5">
      <Passwords rules={rules} error={error} />
      <Locks rules={rules} error={error} />
      <Factors rules={rules} error={error} roles={roles} />
      <FormEnd refusal={refusal} pending={pending} dirty={dirty} label="保存规则" />
    </form>
  )
}

type NumberProps = PartProps & { name: Numbers; label: string; hint: string; min: number; max: number }

function NumberField({ rules, error, name, label, hint, min, max }: NumberProps) {
  return (
    <TextField
      label={label}
      name={name}
      type="number"
      inputMode="numeric"
      required
      min={min}
      max={max}
      step={1}
      defaultValue={rules[name]}
      hint={hint}
      error={error(name)}
    />
  )
}

function Passwords({ rules, error }: PartProps) {
  const part = { rules, error }
  return (
    <Section
      title="密码"
      explain="下次设置密码时起生效；现在的密码不受影响。太常见的密码和带有本人姓名、邮箱的密码一律不收。"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField {...part} name="minLength" label="最少字符数" hint="8 到 64。" min={8} max={64} />
        <NumberField
          {...part}
          name="adminMinLength"
          label="管理员的最少字符数"
          hint="8 到 64。"
          min={8}
          max={64}
        />
        <NumberField
          {...part}
          name="classes"
          label="字符种类"
          hint="小写字母、大写字母、数字、符号，至少几种。"
          min={1}
          max={4}
        />
        <NumberField
          {...part}
          name="history"
          label="不能重复最近几次"
          hint="0 到 24；填 0 则不限。"
          min={0}
          max={24}
        />
        <NumberField
          {...part}
          name="maxAgeDays"
          label="有效天数"
          hint="到期后登录时须更换；填 0 则一直有效。"
          min={0}
          max={3650}
        />
      </div>
      <label className="flex items-start gap-2 text-sm">
        <input
          type="checkbox"
          name="firstChange"
          defaultChecked={rules.firstChange}
          className="mt-1 accent-accent"
        />
        别人设置的密码，本人首次登录时须更换
      </label>
    </Section>
  )
}

function Locks({ rules, error }: PartProps) {
  const part = { rules, error }
  return (
    <Section
      title="登录"
      explain="连续输错密码会锁定这个账号在陌生设备上的登录；本人用过的设备另外计数。用邮件重设密码后立即解锁。"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField {...part} name="lockAfter" label="输错几次后锁定" hint="3 到 20 次。" min={3} max={20} />
        <NumberField
          {...part}
          name="lockMinutes"
          label="锁定多少分钟"
          hint="5 到 1440 分钟。"
          min={5}
          max={1440}
        />
        <NumberField
          {...part}
          name="idleMinutes"
          label="无操作多少分钟后退出"
          hint="5 到 240 分钟；退出前 3 分钟提醒。"
          min={5}
          max={240}
        />
      </div>
    </Section>
  )
}

function Factors({ rules, error, roles }: PartProps & { roles: RoleChoices }) {
  return (
    <Section
      title="两步验证"
      explain="选中的角色登录时，除了密码还要输入手机验证器上的数字。其他人可以自己在“我的账号”里启用。"
    >
      <fieldset className="flex flex-col gap-2 text-sm">
        <legend className="mb-1.5 font-medium">必须使用的角色</legend>
        {roles.map(({ value, label }) => (
          <label key={value} className="flex items-center gap-2">
            <input
              type="checkbox"
              name="secondFactorRoles[]"
              value={value}
              defaultChecked={rules.secondFactorRoles.includes(value)}
              className="accent-accent"
            />
            {label}
          </label>
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          rules={rules}
          error={error}
          name="factorGraceDays"
          label="宽限天数"
          hint="从第一次登录算起，0 到 90 天；到期后登录须先设置。"
          min={0}
          max={90}
        />
      </div>
    </Section>
  )
}
