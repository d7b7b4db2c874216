const FENCED = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*(?:\r?\n|$)/
const TITLE = /^title\s*[:=]\s*(["']?)(.+?)\1\s*$/im

/** Parts the facts that stand over a text in Markdown (YAML or TOML) from it. Only the title is read, if there is one. */
export function readFrontMatter(source: string): { title: string; text: string } {
  const found = FENCED.exec(source)
  if (!found) return { title: '', text: source.replace(/^\uFEFF/, '') }
  return { title: TITLE.exec(found[2] ?? '')?.[2] ?? '', text: source.slice(found[0].length) }
}
