import { z } from 'zod'
import { id, seen } from '@/lib/id'
import { fold } from './fold'
import { runs } from './tokens'

const LEAST = 2
const MOST = 20
const LONGEST = 30

/** Words that mean the same, as one types them: separated by commas, enumeration commas, equals signs or line breaks. */
const terms = z
  .string()
  .max(1000, '一组词合起来最多 1000 个字符')
  .transform((text) =>
    text.split(/[,\n，、；;=＝]/).map((one) => one.normalize('NFKC').replace(/\s+/g, ' ').trim()),
  )
  .transform((all) => [...new Map(all.filter(Boolean).map((one) => [fold(one), one])).values()])
  .pipe(
    z
      .array(
        z
          .string()
          .max(LONGEST, `每个词最多 ${LONGEST} 个字符`)
          .refine((one) => runs(fold(one)).length > 0, '每个词都要有汉字、字母或数字'),
      )
      .min(LEAST, '请至少填写两个意思相同的词（只有大小写、繁简、全半角不同的算一个）')
      .max(MOST, `一组最多 ${MOST} 个词`),
  )

export const synonymInput = z.object({ terms })
export const synonymUpdate = synonymInput.extend({ id, seen })
export const synonymSwitch = z.object({ id, enabled: z.enum(['0', '1']).transform((value) => value === '1') })
export const synonymRef = z.object({ id })

export type SynonymInput = z.output<typeof synonymInput>
