import { z } from 'zod'
import { SourceKind, SourceState } from '@/lib/db/generated/enums'
import { filled } from '@/lib/filled'
import { id, seen } from '@/lib/id'
import { slug } from '@/lib/slug'

/** What people read for each kind of source. */
export const SOURCE_KINDS: Record<SourceKind, string> = {
  NEWSPAPER: '报纸',
  MAGAZINE: '期刊',
  WEBSITE: '网站',
  AGENCY: '通讯社',
  INSTITUTION: '机构',
}

export const sourceInput = z.object({
  name: filled('请填写稿源名称').max(60, '稿源名称最多 60 个字符'),
  slug: z.union([z.literal(''), slug]).default(''),
  kind: z.enum(SourceKind).default('WEBSITE'),
  homepage: z
    .union([
      z.null(),
      z
        .string()
        .trim()
        .transform((text) => (text === '' ? null : text))
        .pipe(
          z.union([
            z.null(),
            z
              .url({ protocol: /^https?$/, error: '网址须以 http:// 或 https:// 开头' })
              .max(500, '网址最多 500 个字符'),
          ]),
        ),
    ])
    .default(null),
  state: z.enum(SourceState).default('ALLOWED'),
  stateReason: z.string().trim().max(300, '原因最多 300 个字符').default(''),
})
export const sourceUpdate = sourceInput.extend({ id, seen })
export const sourceRef = z.object({ id })
export type SourceInput = z.output<typeof sourceInput>
