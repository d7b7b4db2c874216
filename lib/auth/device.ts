import Bowser from 'bowser'

/** The cookie by which a browser is known again; it signs nobody in. */
export const deviceCookie = (secure: boolean) => `${secure ? '__Host-' : ''}qingyan-device`
/** As long as browsers keep a cookie at all. */
export const DEVICE_SECONDS = 400 * 86_400

/** What may be in that cookie: a token of ours. */
export const isDeviceToken = (text: string | undefined): text is string => /^[\w-]{32}$/.test(text ?? '')

const NAMES: Record<string, string> = {
  'Microsoft Edge': 'Edge',
  'Samsung Internet for Android': '三星浏览器',
  'UC Browser': 'UC 浏览器',
  QQ: 'QQ 浏览器',
  WeChat: '微信',
}

/** A browser as people know it, from what it says of itself: `Chrome · Windows`. */
export function deviceWords(userAgent: string): string {
  if (userAgent.trim() === '') return '未知设备'
  const { browser, os } = Bowser.parse(userAgent)
  const named = browser.name ? (NAMES[browser.name] ?? browser.name) : '未知浏览器'
  return [named, os.name].filter(Boolean).join(' · ')
}
