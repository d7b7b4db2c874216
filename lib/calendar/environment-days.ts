import { type Day, nthWeekday } from './days'

type Rule = { month: number; day: number } | { month: number; nth: number; weekday: number }

/** A day on which the desk has something to say. `since` is the first year it was kept; `source` is who set it, and by what. */
export type EnvironmentDay = { name: string; rule: Rule; since: number; source: string }

const on = (month: number, day: number): Rule => ({ month, day })
const nth = (month: number, count: number, weekday: number): Rule => ({ month, nth: count, weekday })
const UN = (resolution: string) => `联合国大会第 ${resolution} 号决议`
const BIRDS = '《迁徙物种公约》与《非洲—欧亚水鸟协定》：五月和十月的第二个星期六'

/**
 * Days with a rule, each confirmed by its source or a list that quotes it. Left out because a wrong day is worse than none:
 * 全国节能宣传周, 全国低碳日 and 地球一小时, whose dates are announced anew each year; 世界河流日, about whose Sunday lists differ.
 */
export const ENVIRONMENT_DAYS: EnvironmentDay[] = [
  {
    name: '世界湿地日',
    rule: on(2, 2),
    since: 1997,
    source: '《湿地公约》常务委员会 1996 年第 19 次会议；联合国大会第 75/317 号决议',
  },
  { name: '世界海草日', rule: on(3, 1), since: 2023, source: UN('76/265') },
  { name: '世界野生动植物日', rule: on(3, 3), since: 2014, source: UN('68/205') },
  {
    name: '植树节',
    rule: on(3, 12),
    since: 1979,
    source: '全国人大常委会 1979 年 2 月 23 日《关于植树节的决议》',
  },
  { name: '国际森林日', rule: on(3, 21), since: 2013, source: UN('67/200') },
  { name: '世界冰川日', rule: on(3, 21), since: 2025, source: UN('77/158') },
  { name: '世界水日', rule: on(3, 22), since: 1993, source: UN('47/193') },
  {
    name: '世界气象日',
    rule: on(3, 23),
    since: 1961,
    source: '世界气象组织执行委员会第 12 次会议第 6 号决议',
  },
  { name: '国际无废日', rule: on(3, 30), since: 2023, source: UN('77/161') },
  {
    name: '世界地球日',
    rule: on(4, 22),
    since: 1970,
    source: '1970 年在美国首次举行；联合国大会第 63/278 号决议',
  },
  { name: '世界候鸟日', rule: nth(5, 2, 6), since: 2006, source: BIRDS },
  {
    name: '全国防灾减灾日',
    rule: on(5, 12),
    since: 2009,
    source: '国务院批准，国家减灾委、民政部 2009 年 3 月 2 日公布',
  },
  { name: '世界蜜蜂日', rule: on(5, 20), since: 2018, source: UN('72/211') },
  { name: '国际生物多样性日', rule: on(5, 22), since: 2001, source: UN('55/201') },
  {
    name: '六五环境日',
    rule: on(6, 5),
    since: 1973,
    source: '《环境保护法》（2014 年修订）；世界环境日，联合国大会第 2994（XXVII）号决议',
  },
  { name: '世界海洋日', rule: on(6, 8), since: 2009, source: UN('63/111') },
  { name: '世界防治荒漠化与干旱日', rule: on(6, 17), since: 1995, source: UN('49/115') },
  { name: '全国土地日', rule: on(6, 25), since: 1991, source: '国务院第 83 次常务会议，1991 年 5 月 24 日' },
  { name: '国际防治沙尘暴日', rule: on(7, 12), since: 2023, source: UN('77/294') },
  {
    name: '全国生态日',
    rule: on(8, 15),
    since: 2023,
    source: '全国人大常委会 2023 年 6 月 28 日《关于设立全国生态日的决定》',
  },
  { name: '世界湖泊日', rule: on(8, 27), since: 2025, source: UN('79/142') },
  { name: '国际清洁空气蓝天日', rule: on(9, 7), since: 2020, source: UN('74/212') },
  { name: '国际保护臭氧层日', rule: on(9, 16), since: 1995, source: UN('49/114') },
  { name: '世界清洁日', rule: on(9, 20), since: 2024, source: UN('78/122') },
  { name: '世界动物日', rule: on(10, 4), since: 1931, source: '1931 年佛罗伦萨生态学者会议倡议' },
  { name: '世界人居日', rule: nth(10, 1, 1), since: 1986, source: UN('40/202A') },
  { name: '世界候鸟日', rule: nth(10, 2, 6), since: 2018, source: BIRDS },
  { name: '国际减少灾害风险日', rule: on(10, 13), since: 2010, source: UN('64/200') },
  { name: '国际雪豹日', rule: on(10, 23), since: 2025, source: UN('79/143') },
  { name: '世界城市日', rule: on(10, 31), since: 2014, source: UN('68/239') },
  { name: '世界土壤日', rule: on(12, 5), since: 2014, source: UN('68/232') },
  { name: '国际山岳日', rule: on(12, 11), since: 2003, source: UN('57/245') },
]

const two = (n: number) => String(n).padStart(2, '0')

/** The day on which it is kept in a year; null before it was first kept. */
export function dayIn(year: number, { rule, since }: EnvironmentDay): Day | null {
  if (year < since) return null
  if ('day' in rule) return `${year}-${two(rule.month)}-${two(rule.day)}`
  return nthWeekday(year, rule.month, rule.nth, rule.weekday)
}

/** The environment days from the first to the last day, both included, in their order. */
export function environmentDays(first: Day, last: Day): { day: Day; name: string; source: string }[] {
  const years = [...new Set([Number(first.slice(0, 4)), Number(last.slice(0, 4))])]
  return years
    .flatMap((year) =>
      ENVIRONMENT_DAYS.flatMap((one) => {
        const day = dayIn(year, one)
        return day !== null && day >= first && day <= last
          ? [{ day, name: one.name, source: one.source }]
          : []
      }),
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}
