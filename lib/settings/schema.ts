import { z } from 'zod'
import { filled } from '@/lib/filled'
import { seen } from '@/lib/id'
import { parseSiteTime } from '@/lib/time'

const line = (max: number, what: string) => z.string().trim().max(max, `${what}最多 ${max} 个字符`)

/** What may be left empty, and has one form when it is not. */
const formed = (form: RegExp, message: string) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || form.test(text), message)
    .default('')

const ICP_FORM = /^\p{Script=Han}ICP[备证]\d{6,12}号(-\d{1,4})?$/u
const POLICE_FORM = /^\p{Script=Han}公网安备\s*\d{14}号?$/u
const PHONE_FORM = /^(?=(?:\D*\d){3})[\d\s()（）+转、-]{3,60}$/
const EMAIL_FORM = /^[^\s@]{1,64}@[^\s@]{1,120}\.[^\s@.]{2,24}$/

const moment = z
  .string()
  .trim()
  .refine((text) => text === '' || parseSiteTime(text) !== null, '请填写日期和时间，如：2026-12-13 00:00')
  .default('')

/** What the desk can set for the whole site; every field has a default, so an empty database reads well. */
export const siteSettings = z.object({
  siteName: filled('请填写网站名称').max(30, '网站名称最多 30 个字符').default('青言环境评论'),
  slogan: line(40, '网站口号').default('为山水立言，替草木说话'),
  description: line(200, '网站简介').default(
    '青言环境评论汇集一线执法者、工程师、教师与志愿者的署名评论，谈污染防治、生态保护与公众参与。',
  ),
  disclaimer: line(300, '免责声明').default('本站部分图片和新闻内容来源网络，如有侵权请联系我们删除。'),
  copyright: line(100, '版权信息').default('版权所有：青言环境评论'),
  contact: line(200, '联系方式').default(''),
  /** 备案 and licence numbers; shown only when filled. */
  icp: formed(ICP_FORM, 'ICP 备案号的样子是：京ICP备12345678号-1，请照工信部网站上的填写'),
  police: formed(POLICE_FORM, '公安备案号是“某公网安备”后接 14 位数字，如：京公网安备11010102001234号'),
  licence: line(80, '新闻信息服务许可证编号').default(''),
  publishingLicence: line(80, '网络出版服务许可证编号').default(''),
  broadcastLicence: line(80, '视听节目许可证编号').default(''),
  /** 主办单位. */
  hostUnit: line(60, '主办单位').default(''),
  /** Where readers report what should not stand here. */
  reportPhone: formed(PHONE_FORM, '请填写电话号码，如：010-12345678'),
  reportEmail: formed(EMAIL_FORM, '请填写邮箱地址，如：jubao@example.com'),
  /** 灰度 from and until, in the site's zone; see grey.ts. */
  greyFrom: moment,
  greyUntil: moment,
  /** 网站标识码, given by the authorities: ten characters, one or two letters at the front of some. */
  siteIdCode: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^$|^\d{10}$|^[a-z]\d{9}$|^[a-z]{2}\d{8}$/, '网站标识码是 10 位数字，或以一两个字母开头共 10 位')
    .default(''),
  /** Whether feeds carry whole pieces, or summaries alone. */
  feedFullText: z
    .union([z.boolean(), z.enum(['on', 'off']).transform((text) => text === 'on')])
    .default(true),
  /** How many headlines run in the ticker. */
  tickerSize: z.coerce
    .number('请填写 0 到 50 的整数')
    .int('请填写 0 到 50 的整数')
    .min(0, '请填写 0 到 50 的整数')
    .max(50, '滚动头条最多 50 条')
    .default(30),
})

export type SiteSettings = z.output<typeof siteSettings>

/** The settings as the desk sends them: together they must make sense as well. */
export const siteSettingsInput = siteSettings
  .extend({ seen })
  .refine(({ greyFrom, greyUntil }) => greyFrom === '' || greyUntil === '' || isBefore(greyFrom, greyUntil), {
    path: ['greyUntil'],
    message: '结束时间要晚于开始时间',
  })

function isBefore(one: string, other: string): boolean {
  return Number(parseSiteTime(one)) < Number(parseSiteTime(other))
}

/** The key under which the settings are stored. */
export const SITE_SETTINGS_KEY = 'site'

/** Stored settings as readers need them: a field that does not parse counts as not set. */
export function readSiteSettings(stored: unknown): SiteSettings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const valid = Object.entries(siteSettings.shape).flatMap(([name, field]) => {
    const parsed = field.safeParse(given[name])
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  return siteSettings.parse(Object.fromEntries(valid))
}
