'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Role } from '@/lib/db/generated/enums'
import { type PolicyStep, PRESETS } from '@/lib/review/policy'
import { type DeskAction, formOf, type Refusal, sendAction } from '../send-action'
import { useUnsavedGuard } from '../use-unsaved-guard'
import { StepFields } from './step-fields'

type Own = { version: number; steps: PolicyStep[] }
export type Reviewer = { id: number; name: string; role: Role }
type Props = {
  /** Null for the whole site. */
  columnId: number | null
  own: Own | null
  above: { from: string; steps: PolicyStep[] } | null
  people: Reviewer[]
  actions: { save: DeskAction; remove: DeskAction }
}

type Row = PolicyStep & { key: number }
let keys = 0
const rowsOf = (steps: PolicyStep[]): Row[] => steps.map((step) => ({ ...step, key: ++keys }))
const NEW: PolicyStep = {
  ...{ kind: 'REVIEW', name: '', roles: ['EDITOR'], userIds: [], dueHours: null, alongside: false },
}
const wayOf = (steps: PolicyStep[]) => steps.map(({ name }) => name).join(' → ') || '不审，作者可以自己发布'

/** The steps of one place: begun from a preset or from nothing, put in order, and kept when they are saved. */
export function PolicyForm({ columnId, own, above, people, actions }: Props) {
  const router = useRouter()
  const [rows, setRows] = useState<Row[] | null>(() => own && rowsOf(own.steps))
  const [dirty, setDirty] = useState(false)
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  useUnsavedGuard(dirty)
  const change = (next: Row[]) => {
    setRows(next)
    setDirty(true)
  }

  async function send(action: DeskAction, fields: Record<string, string>, done: string) {
    setPending(true)
    const place = { columnId: columnId ?? '', version: own?.version ?? 0 }
    const answer = await sendAction(action, formOf({ ...place, ...fields }))
    setPending(false)
    if (!answer.ok) return setRefusal(answer)
    setRefusal(null)
    setDirty(false)
    toast.success(done)
    router.refresh()
  }
  const save = (steps: Row[]) =>
    send(
      actions.save,
      { steps: JSON.stringify(steps.map(({ key: _key, ...step }) => step)) },
      '已保存审校流程',
    )

  return (
    <div className="flex max-w-3xl flex-col gap-5">
      {refusal && <Notice tone="error">{refusal.message}</Notice>}
      {rows === null ? (
        <Inherited above={above} />
      ) : (
        <Steps rows={rows} people={people} errors={refusal?.fields.steps ?? []} onChange={change} />
      )}
      <Presets onPick={(steps) => change(rowsOf(steps))} />
      <div className="flex flex-wrap gap-2">
        {rows !== null && (
          <Button
            variant="primary"
            pending={pending}
            disabled={!dirty && own !== null}
            onClick={() => void save(rows)}
          >
            保存
          </Button>
        )}
        {own && (
          <Button
            variant="danger"
            pending={pending}
            onClick={() => void send(actions.remove, {}, columnId === null ? '已取消全站流程' : '已恢复继承')}
          >
            {columnId === null ? '取消全站流程' : '恢复继承上级'}
          </Button>
        )}
        {rows !== null && !own && (
          <Button
            onClick={() => {
              setRows(null)
              setDirty(false)
            }}
          >
            放弃
          </Button>
        )}
      </div>
    </div>
  )
}

function Inherited({ above }: { above: Props['above'] }) {
  return (
    <p className="rounded-lg border border-line bg-surface p-4 text-sm">
      {above
        ? `这里没有单独设置，沿用${above.from}的流程：${wayOf(above.steps)}。`
        : '没有设置审校流程：有发布权限的人可以直接发布，送审和退回只是交接。'}
      选一个模板，就可以在这里单独设置。
    </p>
  )
}

function Presets({ onPick }: { onPick: (steps: PolicyStep[]) => void }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">套用模板</legend>
      <div className="flex flex-wrap gap-2">
        {PRESETS.map(({ name, explain, steps }) => (
          <Button key={name} title={explain} onClick={() => onPick(steps)}>
            {name}
          </Button>
        ))}
      </div>
      <p className="text-sm text-muted">套用后可以再改名称、人员和时限，点“保存”才生效。</p>
    </fieldset>
  )
}

type StepsProps = { rows: Row[]; people: Reviewer[]; errors: string[]; onChange: (rows: Row[]) => void }

function Steps({ rows, people, errors, onChange }: StepsProps) {
  const move = (at: number, by: number) => {
    const next = [...rows]
    next.splice(at + by, 0, ...next.splice(at, 1))
    onChange(next)
  }
  return (
    <div className="flex flex-col gap-3">
      {rows.length === 0 && (
        <p className="rounded-lg border border-dashed border-line-strong p-4 text-sm text-muted">
          没有审次：稿件不审，作者可以自己发布和定时发布。
        </p>
      )}
      <ol aria-label="审次" className="flex flex-col gap-3">
        {rows.map((row, at) => (
          <StepFields
            key={row.key}
            step={row}
            place={{ at, of: rows.length }}
            people={people}
            onChange={(step) =>
              onChange(rows.map((one) => (one.key === row.key ? { ...one, ...step } : one)))
            }
            onMove={(by) => move(at, by)}
            onRemove={() => onChange(rows.filter((one) => one !== row))}
          />
        ))}
      </ol>
      {errors.map((error) => (
        <p key={error} className="text-sm text-danger">
          {error}
        </p>
      ))}
      <p>
        <Button onClick={() => onChange([...rows, ...rowsOf([NEW])])}>
          <Plus aria-hidden="true" />
          添加审次
        </Button>
      </p>
    </div>
  )
}
