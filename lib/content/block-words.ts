import type { Attachment, CalloutTone, Video } from './nodes'

/** What a 提示框 is for, in the word that readers see. */
export const TONE_LABELS: Record<CalloutTone, string> = { note: '提示', data: '数据', warning: '注意' }

/** Says already what the person or office did. */
const TELLS = /摄|拍|图|供|绘|制|来源|资料|视频/

/** 摄影 as it stands under a picture: a bare name is said to be the photographer’s. */
export function creditLine(credit: string | undefined): string {
  const said = (credit ?? '').trim()
  return said === '' || TELLS.test(said) ? said : `摄影：${said}`
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const

/** A size of a file as people say it. */
export function fileSize(bytes: number): string {
  const step = bytes > 0 ? Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(1024))) : 0
  const amount = bytes / 1024 ** step
  return `${amount >= 100 || step === 0 ? Math.round(amount) : Number(amount.toFixed(1))} ${UNITS[step]}`
}

/** The kind of a file by the ending of its name, and how large it is. */
export function fileNote({ name, bytes }: Attachment['attrs']): string {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toUpperCase()
  return [ending ?? '文件', ...(bytes > 0 ? [fileSize(bytes)] : [])].join(' · ')
}

/** The name of a place on the web, as a card says it. */
export function hostOf(href: string): string {
  return URL.canParse(href) ? new URL(href).hostname.replace(/^www\./, '') : ''
}

/** What the card of a video says: its title, and where it is shown. */
export function videoWords({ href, title, site }: Video['attrs']): { title: string; note: string } {
  const where = site || hostOf(href)
  return { title: title || where, note: ['视频', ...(where ? [where] : [])].join(' · ') }
}
