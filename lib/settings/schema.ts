import { z } from 'zod'

const line = (max: number, what: string) => z.string().trim().max(max, `${what}最多 ${max} 个字符`)

/** What the desk can set for the whole site; every field has a default, so an empty database reads well. */
export const siteSettings = z.object({
  siteName: line(30, '网站名称').min(1, '请填写网站名称').default('青言环境评论'),
  slogan: line(40, '网站口号').default('为山水立言，替草木说话'),
  description: line(200, '网站简介').default(
    '青言环境评论汇集一线执法者、工程师、教师与志愿者的署名评论，谈污染防治、生态保护与公众参与。',
  ),
  disclaimer: line(300, '免责声明').default('本站部分图片和新闻内容来源网络，如有侵权请联系我们删除。'),
  copyright: line(100, '版权信息').default('版权所有：青言环境评论'),
  contact: line(200, '联系方式').default(''),
  /** 备案 and licence numbers; shown only when filled. */
  icp: line(60, 'ICP 备案号').default(''),
  police: line(60, '公安备案号').default(''),
  licence: line(80, '新闻信息服务许可证编号').default(''),
  /** How many headlines run in the ticker. */
  tickerSize: z.coerce
    .number('请填写 0 到 50 的整数')
    .int('请填写 0 到 50 的整数')
    .min(0, '请填写 0 到 50 的整数')
    .max(50, '滚动头条最多 50 条')
    .default(30),
})

export type SiteSettings = z.output<typeof siteSettings>

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
