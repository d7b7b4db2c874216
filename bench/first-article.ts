/** The address of the first article that the home page of a running site links to. */
export async function firstArticle(base: string): Promise<string> {
  const home = await (await fetch(base)).text()
  const path = /href="(\/articles\/\d+)"/.exec(home)?.[1]
  if (!path) throw new Error(`${base} 的首页上没有文章链接。`)
  return base + path
}
