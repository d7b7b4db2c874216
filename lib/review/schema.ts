import { z } from 'zod'
import { articleRef } from '@/lib/articles/schema'
import { noteInputFields } from '@/lib/corrections/schema'
import { ReviewKind } from '@/lib/db/generated/enums'
import { id } from '@/lib/id'
import { REVIEWING_ROLES } from './policy'

const MOST_STEPS = 12
const hours = '时限须在 1 到 720 小时之间'

const policyStep = z
  .object({
    kind: z.enum(ReviewKind),
    name: z.string().trim().min(1, '请填写审次名称').max(20, '审次名称最多 20 个字符'),
    roles: z.array(z.string()).transform((all) => REVIEWING_ROLES.filter((role) => all.includes(role))),
    userIds: z
      .array(id)
      .max(30, '一步最多指名 30 人')
      .transform((all) => [...new Set(all)]),
    dueHours: z.number().int(hours).min(1, hours).max(720, hours).nullable(),
    alongside: z.boolean(),
  })
  .superRefine(({ name, roles, userIds }, context) => {
    if (roles.length + userIds.length === 0)
      context.addIssue({ code: 'custom', message: `请选择“${name}”由谁来审`, path: ['roles'] })
  })

const policySteps = z
  .array(policyStep, '审校流程的格式不对，请刷新后重试')
  .max(MOST_STEPS, `审校最多 ${MOST_STEPS} 步`)
  .superRefine((steps, context) => {
    const names = steps.map(({ name }) => name)
    const twice = names.find((name, at) => names.indexOf(name) !== at)
    if (twice) context.addIssue({ code: 'custom', message: `审次名称不能重复：“${twice}”` })
    const last = steps.at(-1)
    if (last?.kind === 'PROOF') context.addIssue({ code: 'custom', message: '最后一步须是“审”，它就是签发' })
    if (last?.alongside && steps.length > 1)
      context.addIssue({ code: 'custom', message: '最后一步须单独进行，它就是签发' })
  })

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue({ code: 'custom', message: '审校流程的格式不对，请刷新后重试' })
    return z.NEVER
  }
})

/** A column, or the whole site when the field is empty. */
const place = z.union([z.literal('').transform(() => null), id, z.null()])
/** The version somebody saw; 0 when there was no policy. */
const version = z.coerce.number().int().min(0)

export const policyInput = z.object({ columnId: place, version, steps: json.pipe(policySteps) })
export const policyRef = z.object({ columnId: place, version })

const reason = (what: string) => z.string().trim().min(1, `请写明${what}`).max(500, `${what}最多 500 个字符`)
const note = z.string().trim().max(500, '意见最多 500 个字符').default('')
const none = z.literal('').transform(() => null)

export const stepRef = z.object({ id, stepId: id })
export const approveInput = articleRef.extend({ stepId: id, note })
export const sendBackInput = articleRef.extend({
  stepId: id,
  /** The earlier step it goes to; the author when empty. */
  toStepId: z.union([none, id]).default(null),
  reason: reason('退回意见'),
})
export const delegateInput = stepRef.extend({
  toId: z.union([id], '请选择转交给谁'),
  note: reason('转交原因'),
})
export const settleInput = articleRef.extend({ stepId: id, keep: z.enum(['yes', 'no']), note })
export const reviewRef = z.object({ id })
export const recallInput = articleRef.extend({ reason: reason('撤销原因') })
export const urgentInput = articleRef.extend({ reason: reason('特急原因'), ...noteInputFields })
export const urgentReviewInput = z.object({ urgentId: id, note })

export type ApproveInput = z.output<typeof approveInput>
export type SendBackInput = z.output<typeof sendBackInput>
export type DelegateInput = z.output<typeof delegateInput>
export type SettleInput = z.output<typeof settleInput>
