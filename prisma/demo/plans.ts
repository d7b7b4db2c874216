import type { Actor } from '@/lib/auth/permissions'
import { addDays } from '@/lib/calendar/days'
import { db } from '@/lib/db/client'
import { createPlan } from '@/lib/planning/commands'
import { planInput } from '@/lib/planning/schema'
import { siteDate } from '@/lib/time'
import type { Furniture } from './furnish'
import type { Owner } from './plan'

type DemoPlan = {
  title: string
  pitch: string
  /** The slug of its column. */
  column: string
  writer?: Owner
  /** 交稿日 and 见报日, in days from now. */
  dueIn?: number
  slotIn?: number
}

/** 选题 as a newsroom has them: some given out, one due, some only thought of. */
const PLANS: readonly DemoPlan[] = [
  {
    title: '禁渔第六年，三个江段的鱼',
    pitch: '走渔政站和监测站，资源量与转产的人一起写。',
    column: 'duoyangxing',
    writer: 'author',
    dueIn: 3,
    slotIn: 5,
  },
  {
    title: '煤改气之后的第一笔取暖账',
    pitch: '找三户人家，把补贴前后的账摊开算。',
    column: 'qihou',
    writer: 'author',
    dueIn: -1,
    slotIn: 2,
  },
  {
    title: '排污许可证发下去以后',
    pitch: '证后监管怎么查、谁来查；请法规科的人谈。',
    column: 'zhifa',
    writer: 'editor',
    dueIn: 8,
    slotIn: 10,
  },
  {
    title: '县城的河长一天走多少路',
    pitch: '跟一天，带上巡河记录。',
    column: 'shui',
    writer: 'editor',
    dueIn: 13,
    slotIn: 16,
  },
  { title: '小区垃圾桶边的督导员', pitch: '还在找愿意说话的人。', column: 'gongzhong', slotIn: 20 },
  { title: '候鸟路上的灯', pitch: '', column: 'duoyangxing' },
]

/** Proposes what is planned, unless an earlier run has. */
export async function writePlans(
  staff: Record<Owner, Actor>,
  { columns }: Furniture,
  now: Date,
): Promise<void> {
  const day = (inDays: number | undefined) => (inDays === undefined ? null : addDays(siteDate(now), inDays))
  for (const { title, pitch, column, writer, dueIn, slotIn } of PLANS) {
    if ((await db.plan.count({ where: { title } })) > 0) continue
    const wanted = planInput.parse({
      title,
      pitch,
      columnId: columns.get(column) ?? null,
      assigneeId: writer === undefined ? null : staff[writer].id,
      dueOn: day(dueIn),
      slotOn: day(slotIn),
    })
    await createPlan(staff.chief, wanted, now)
  }
}
