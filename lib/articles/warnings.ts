import { figuresIn } from '@/lib/content/pictures'
import { licenceState } from '@/lib/media/filters'
import { siteDate } from '@/lib/time'

/** A file of the library that a piece uses. */
export type UsedFile = {
  originalName: string
  expiresOn: Date | null
  isCover: boolean
  alt: string
  decorative: boolean
}

/** What somebody should know before readers see the piece; nothing of it forbids to publish. */
export function publishWarnings(body: unknown, used: UsedFile[], now: Date): string[] {
  const silent = figuresIn(body).filter(({ alt, decorative }) => alt.trim() === '' && !decorative).length
  const today = new Date(`${siteDate(now)}T00:00:00Z`)
  const cover = used.find(({ isCover, alt, decorative }) => isCover && alt.trim() === '' && !decorative)
  return [
    ...(silent > 0
      ? [`正文里有 ${silent} 张图片没有替代文字。请填写，或标为“装饰图”，看不见图片的读者才知道画的是什么。`]
      : []),
    ...(cover ? [`题图“${cover.originalName}”没有替代文字，可在素材库里补上。`] : []),
    ...used.flatMap(({ originalName, expiresOn }) => {
      const state = licenceState(expiresOn, today)
      if (state === null || expiresOn === null) return []
      const day = expiresOn.toISOString().slice(0, 10)
      return state === 'expired'
        ? [`“${originalName}”的授权已于 ${day} 到期，发布前请换图或续签。`]
        : [`“${originalName}”的授权将于 ${day} 到期。`]
    }),
  ]
}
