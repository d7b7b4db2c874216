import { expect, test } from 'vitest'
import { readSiteSettings, siteSettingsInput } from './schema'

/** What is said about one field when it holds a value; null when the value is taken. */
function refusal(fields: Record<string, string>, about = Object.keys(fields)[0]): string | null {
  const parsed = siteSettingsInput.safeParse({ ...readSiteSettings(null), ...fields })
  return parsed.error?.issues.find(({ path }) => path[0] === about)?.message ?? null
}

test('an empty or broken row reads as the defaults, field by field', () => {
  const defaults = readSiteSettings(null)
  expect(defaults.siteName).toBe('青言环境评论')
  expect(readSiteSettings({ siteName: '  ', tickerSize: 900, slogan: '看见水', greyFrom: 'soon' })).toEqual({
    ...defaults,
    slogan: '看见水',
  })
})

test('filing numbers have the form that the authorities give them, or are left out', () => {
  for (const icp of [
    '',
    '京ICP备12345678号-1',
    '粤ICP备05012345号',
    '京ICP证030173号',
    ' 京ICP备2021012345号-12 ',
  ])
    expect(refusal({ icp }), icp).toBeNull()
  for (const icp of [
    '12345678',
    '京ICP备号',
    '京icp备12345678号',
    '京ICP备12345678',
    '京ICP备12345678号-1<b>',
  ])
    expect(refusal({ icp }), icp).toContain('京ICP备12345678号-1')
  for (const police of [
    '',
    '京公网安备11010102001234号',
    '京公网安备 11010102001234号',
    '粤公网安备44030502000001',
  ])
    expect(refusal({ police }), police).toBeNull()
  for (const police of ['京公网安备1101010200123号', '京公网安备110101020012345号', '11010102001234'])
    expect(refusal({ police }), police).toContain('14 位数字')
})

test('a site code has the ten characters that the authorities give it, or is left out', () => {
  for (const siteIdCode of ['', '1304000009', 'bm14000002', 'BM14000002', 'n123456789'])
    expect(refusal({ siteIdCode }), siteIdCode).toBeNull()
  for (const siteIdCode of ['130400000', '13040000091', 'bma4000002', '青言14000002'])
    expect(refusal({ siteIdCode }), siteIdCode).toContain('10 位')
})

test('report addresses are a telephone number and a mailbox', () => {
  for (const reportPhone of ['', '12377', '010-12345678 转 801', '（0571）8765 4321、13800000000'])
    expect(refusal({ reportPhone }), reportPhone).toBeNull()
  for (const reportPhone of ['无', '12', 'tel:010'])
    expect(refusal({ reportPhone }), reportPhone).toContain('电话号码')
  for (const reportEmail of ['', 'jubao@qingyan.example']) expect(refusal({ reportEmail })).toBeNull()
  for (const reportEmail of ['jubao', 'a@b', 'a b@c.example'])
    expect(refusal({ reportEmail }), reportEmail).toContain('邮箱地址')
})

test('grey has real moments, the end after the beginning', () => {
  const day = { greyFrom: '2026-12-13T00:00', greyUntil: '2026-12-14T00:00' }
  expect(refusal(day)).toBeNull()
  expect(refusal({ greyFrom: '2026-02-30T00:00' })).toContain('日期和时间')
  for (const greyUntil of [day.greyFrom, '2026-12-12T23:59'])
    expect(refusal({ ...day, greyUntil }, 'greyUntil')).toBe('结束时间要晚于开始时间')
  expect(refusal({ greyUntil: day.greyUntil })).toBeNull()
})
