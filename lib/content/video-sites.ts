/** Places that show videos, by the end of their host name. */
const SITES: readonly [string, string][] = [
  ['bilibili.com', '哔哩哔哩'],
  ['b23.tv', '哔哩哔哩'],
  ['v.qq.com', '腾讯视频'],
  ['channels.weixin.qq.com', '微信视频号'],
  ['youku.com', '优酷'],
  ['iqiyi.com', '爱奇艺'],
  ['ixigua.com', '西瓜视频'],
  ['douyin.com', '抖音'],
  ['kuaishou.com', '快手'],
  ['weibo.com', '微博'],
  ['cctv.com', '央视网'],
  ['cctv.cn', '央视网'],
  ['people.com.cn', '人民网'],
  ['news.cn', '新华网'],
  ['youtube.com', 'YouTube'],
  ['youtu.be', 'YouTube'],
]

/** What the place at this address is called; empty when it is not known. */
export function videoSite(href: string): string {
  const host = URL.canParse(href) ? new URL(href).hostname : ''
  return SITES.find(([end]) => host === end || host.endsWith(`.${end}`))?.[1] ?? ''
}
