import type { Origin } from '@/lib/db/generated/enums'

/** The sentence under a piece that says whose it is and on what terms it may be passed on. */
export function originStatement(origin: Origin, siteName: string, sourceName: string | null): string {
  const from = sourceName ?? '其他媒体'
  if (origin === 'REPRINT') return `本文转载自${from}，版权归原作者所有。如涉及版权问题，请与本站联系。`
  if (origin === 'CONTRIBUTION')
    return `本文为作者投稿，文责自负，仅代表作者观点，不代表${siteName}立场。转载请先征得作者同意。`
  return `本文为${siteName}原创稿件。转载请注明来源和作者，附上原文链接，不得改动标题和内容。`
}
