import { z } from 'zod'

const LINK = /^(https?:\/\/|mailto:|\/(?!\/)|#)/i

/** An address that a link in a body may have: http(s), mail, or a path on this site. */
export const href = z
  .string()
  .max(2000)
  .refine(
    (value) => LINK.test(value) && !/[\s\\]/.test(value),
    '链接须以 http://、https://、mailto: 或 / 开头',
  )

/** Where a stored picture lies. */
export const mediaSrc = z.string().regex(/^\/media\/[\w./-]+$/, '图片须先上传到本站')

/** Where a stored file lies; its name, percent-encoded, is the last part. */
export const fileSrc = z.string().regex(/^\/files\/[\w-]{8,64}\/[^/\\?#\s]{1,2000}$/, '附件须先上传到媒体库')

/** The page on which a video is shown. */
export const videoHref = z
  .string()
  .trim()
  .max(2000)
  .refine(
    (value) => URL.canParse(value) && /^https:\/\/[^\s\\"<>]+$/i.test(value),
    '视频网址须以 https:// 开头',
  )
