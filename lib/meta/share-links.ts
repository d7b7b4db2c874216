/** What is shared: absolute addresses; `picture` is '' where there is none. */
export type Shared = { url: string; title: string; summary: string; site: string; picture: string }

/** 汉字 stay as they are: browsers encode them on their way, and written out each would weigh three times as much. */
const inQuery = (value: string) => value.replace(/\p{ASCII}+/gu, encodeURIComponent)

const query = (values: Record<string, string>) =>
  Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${inQuery(value)}`)
    .join('&')

/** Where a piece is passed on with a plain link, without anybody else's script. */
export function shareLinks({ url, title, summary, site, picture }: Shared): { name: string; href: string }[] {
  // No `desc`: it is what the reader says to friends, and that is not ours to say.
  const qq = query({ url, title, summary, site, pics: picture })
  return [
    {
      name: '微博',
      href: `https://service.weibo.com/share/share.php?${query({ url, title, pic: picture })}`,
    },
    { name: 'QQ', href: `https://connect.qq.com/widget/shareqq/index.html?${qq}` },
    { name: 'QQ空间', href: `https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey?${qq}` },
  ]
}
