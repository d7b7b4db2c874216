// Reading without a network. Every page comes from the server while that can be reached; only when it cannot, an
// article that was read here in the last days is shown again, with a word that it may be old.
const STORE = 'read-1'
const MOST = 30
const LONGEST = 7 * 86_400_000
const ARTICLE = /^(\/zh-Hant)?\/articles\/\d+$/

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([registration.navigationPreload?.enable(), clients.claim()])),
)
addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url)
  const isReaders = !/^\/(admin|api|sign-in|media|assets|_next)(\/|$)/.test(pathname)
  if (event.request.mode === 'navigate' && event.request.method === 'GET' && isReaders)
    event.respondWith(answer(event, pathname))
})

async function answer(event, path) {
  try {
    const page = (await event.preloadResponse) ?? (await fetch(event.request))
    if (ARTICLE.test(path)) event.waitUntil(remember(path, page.clone()))
    return page
  } catch {
    return (await recall(path)) ?? nothing()
  }
}

async function remember(path, page) {
  const store = await caches.open(STORE)
  // What was withdrawn is not kept here either.
  if (page.status === 404 || page.status === 410) await store.delete(path)
  if (page.status !== 200) return
  await store.put(path, page)
  const kept = await store.keys()
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((one) => store.delete(one)))
}

const readAt = (page) => Date.parse(page.headers.get('date') ?? '')

async function recall(path) {
  const store = await caches.open(STORE)
  const page = await store.match(path)
  if (!page) return null
  if (!(Date.now() - readAt(page) < LONGEST)) return void (await store.delete(path))
  const when = new Date(readAt(page)).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'short' })
  const note = `<p role="status" class="wrap offline-note">现在没有网络。这是您在${when}读到的内容，此后可能有更新。</p>`
  const html = (await page.text()).replace('<main', `${note}<main`)
  return new Response(html, { headers: page.headers })
}

async function nothing() {
  const store = await caches.open(STORE)
  const links = await Promise.all(
    (await store.keys()).reverse().map(async (one) => {
      const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(await (await store.match(one)).text())?.[1] ?? ''
      return `<li><a href="${new URL(one.url).pathname}">${title.replace(/<[^>]*>/g, '')}</a></li>`
    }),
  )
  const read = links.length > 0 ? `<h2>读过的文章还可以看</h2><ul>${links.join('')}</ul>` : ''
  const style =
    ':root{color-scheme:light dark}body{max-width:32rem;margin:14vh auto 4rem;padding:0 1.5rem;font:1rem/1.8 system-ui,sans-serif;background:#fbfaf6;color:#1d2521}h1,h2{font-family:serif}a{color:#1f5b46}@media(prefers-color-scheme:dark){body{background:#141a17;color:#e3e6df}a{color:#8ccbae}}'
  return new Response(
    `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有网络</title><style>${style}</style><h1>没有网络</h1><p>连上网络以后，这一页就能打开。</p><p><a href="">重试</a></p>${read}`,
    { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
  )
}
