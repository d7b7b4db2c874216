/** What stands in addresses of every site and says nothing of what was looked for. */
const GENERAL = new Set(
  'www news article articles column columns tag tags topic topics author authors source sources content html shtml htm index list show detail info post posts page pages php asp aspx jsp art node category search feed'.split(
    ' ',
  ),
)
const MOST = 2

/** The words of an address at which nothing is, those in Chinese first: what its reader may have been looking for. */
export function lostWords(path: string): string[] {
  const words = path.toLowerCase().match(/\p{Script=Han}{2,20}|[a-z]{3,30}/gu) ?? []
  const telling = [...new Set(words)].filter((word) => !GENERAL.has(word))
  const isHan = (word: string) => Number(/\p{Script=Han}/u.test(word))
  return telling.sort((a, b) => isHan(b) - isHan(a)).slice(0, MOST)
}
