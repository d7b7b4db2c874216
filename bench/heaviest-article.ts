/** The length the budget is made for; what is much shorter says nothing about it. */
const CHARACTERS = { least: 1_000, most: 1_500 }

export type Heaviest = { path: string; bytes: number; characters: number }

async function addresses(base: string): Promise<string[]> {
  const text = await (await fetch(`${base}/sitemap.txt`)).text()
  return text.split('\n').flatMap((line) => /\/articles\/\d+$/.exec(line.trim())?.[0] ?? [])
}

/** Of a running site's pieces of 1,000 to 1,500 characters the one with the most HTML, `under` an edition if it is given. */
export async function heaviestArticle(base: string, under = ''): Promise<Heaviest> {
  let heaviest: Heaviest | null = null
  for (const address of await addresses(base)) {
    const path = under + address
    const html = await (await fetch(base + path)).text()
    const characters = Number(/字[数數]：(\d+)/.exec(html)?.[1] ?? Number.NaN)
    const bytes = Buffer.byteLength(html)
    if (characters < CHARACTERS.least || characters > CHARACTERS.most) continue
    if (bytes > (heaviest?.bytes ?? 0)) heaviest = { path, bytes, characters }
  }
  if (!heaviest) throw new Error(`${base} 没有 ${CHARACTERS.least} 到 ${CHARACTERS.most} 字的文章。`)
  return heaviest
}
