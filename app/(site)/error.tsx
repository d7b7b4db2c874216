'use client'

/** Seen in development, or where no server stands in front: a page that could not be made. */
export default function SiteError({ error }: { error: Error & { digest?: string } }) {
  return (
    <main className="wrap missing">
      <h1>页面暂时打不开</h1>
      <p>我们这边出了点问题，请稍后刷新再试。</p>
      {error.digest && <p className="text-muted">错误编号：{error.digest}</p>}
      <p>
        <a href="/">回到首页</a>
      </p>
    </main>
  )
}
