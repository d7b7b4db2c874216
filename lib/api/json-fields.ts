import { z } from 'zod'

/** What the database counts to. */
const LAST = 2_147_483_647

const inChinese = z.locales.zhCN().localeError

/** What is wrong with JSON or a query, in Chinese, where the schema itself does not say it. */
export const wrongField: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'unrecognized_keys' ? `没有这些字段：${issue.keys.join('、')}` : inChinese(issue)

/** A whole number of JSON: the number of a record, or a version. */
export const integer = (what: string) =>
  z.int(`${what}须是整数`).min(1, `${what}须是正整数`).max(LAST, `${what}过大`)

/** The same in an address or a query, where everything is text. */
export const digits = (what: string, most = LAST) =>
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/, `${what}须是正整数`)
    .transform(Number)
    .pipe(z.int().min(1).max(most, `${what}最大 ${most}`))

/** A moment as ISO 8601 with its offset. */
export const moment = z.iso.datetime({ offset: true, error: '时间须带时区，例如 2026-03-02T10:00:00+08:00' })
