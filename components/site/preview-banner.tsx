import { siteDateTime } from '@/lib/time'

/** Says over a shared draft that it is one, and until when it can be looked at. */
export function PreviewBanner({ expiresAt }: { expiresAt: Date }) {
  return (
    <div role="note" aria-label="预览稿" className="preview-banner">
      <p className="wrap">
        <strong>预览稿，非正式发布</strong>
        <span>内容可能还会修改，请勿转发。链接有效至 {siteDateTime(expiresAt)}（北京时间）</span>
      </p>
    </div>
  )
}
