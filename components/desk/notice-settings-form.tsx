'use client'
import { useId } from 'react'
import { inputClass, SelectField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { DELIVERY_LABELS, type Delivery } from '@/lib/notifications/delivery'
import { KIND_NAMES, KINDS, type Kind } from '@/lib/notifications/kinds'
import { FormEnd } from './form-end'
import { Section } from './section'
import type { DeskAction } from './send-action'
import { useRecordForm } from './use-record-form'
import { useUnsavedGuard } from './use-unsaved-guard'

type Props = {
  /** The kinds that the person can get; of the others they are not asked. */
  kinds: Kind[]
  ways: Record<Kind, Delivery>
  digestHour: number
  /** Where mail goes, or null while the desk sends none. */
  address: string | null
  action: DeskAction
}

const WAYS = Object.keys(DELIVERY_LABELS) as Delivery[]
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** How one wants to hear of each kind, and when the digest goes out. */
export function NoticeSettingsForm({ kinds, ways, digestHour, address, action }: Props) {
  const { refusal, pending, dirty, error, formProps } = useRecordForm({ action, done: '通知方式已保存' })
  useUnsavedGuard(dirty)
  return (
    <form {...formProps} id="notices" className="scroll-mt-16">
      <Section title="通知方式" explain="所有通知都在收件箱里；这里选择哪些还要发邮件。">
        {address === null ? (
          <Notice tone="info">采编台还没有设置邮件服务器，现在不发邮件。您的选择会先保存下来。</Notice>
        ) : (
          <p className="text-sm">
            邮件发往 <span className="font-medium break-all">{address}</span>
          </p>
        )}
        <ul className="flex flex-col">
          {kinds.map((kind) => (
            <Row key={kind} kind={kind} way={ways[kind]} />
          ))}
        </ul>
        {KIND_NAMES.filter((kind) => !kinds.includes(kind)).map((kind) => (
          <input key={kind} type="hidden" name={kind} value={ways[kind]} />
        ))}
        <SelectField
          label="每日摘要的时间"
          name="digestHour"
          defaultValue={digestHour}
          hint="北京时间；没有未读的内容就不发。"
          error={error('digestHour')}
          className="max-w-xs"
        >
          {HOURS.map((hour) => (
            <option key={hour} value={hour}>
              {`${String(hour).padStart(2, '0')}:00`}
            </option>
          ))}
        </SelectField>
        <FormEnd refusal={refusal} pending={pending} dirty={dirty} label="保存通知方式" />
      </Section>
    </form>
  )
}

function Row({ kind, way }: { kind: Kind; way: Delivery }) {
  const id = useId()
  return (
    <li className="flex items-center justify-between gap-4 border-t border-line py-2 first:border-t-0">
      <label htmlFor={id} className="text-sm font-medium">
        {KINDS[kind].label}
      </label>
      <select id={id} name={kind} defaultValue={way} className={`${inputClass} max-w-44 py-1.5 pr-8 text-sm`}>
        {WAYS.map((value) => (
          <option key={value} value={value}>
            {DELIVERY_LABELS[value]}
          </option>
        ))}
      </select>
    </li>
  )
}
