const folded = (title: string) => title.normalize('NFKC').replace(/[\p{P}\p{Z}\s]/gu, '')

/** 原标题 as readers are told it; '' where it only repeats the title. */
export function shownOriginalTitle({
  title,
  originalTitle,
}: {
  title: string
  originalTitle: string
}): string {
  return folded(title) === folded(originalTitle) ? '' : originalTitle
}
