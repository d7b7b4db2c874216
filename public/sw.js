// Reading without a network. Every page comes from the server while that can be reached; only when it cannot, an
// article that was read here in the last days is shown again, with a word that it may be old.
const STORE = 'read-1'
const MOST = 30
const LONGEST = 7 * 86_400_000
const ARTICLE = /^(\/zh-Hant)?\/articles\/\d+$/
const TRADITIONAL = /^\/zh-Hant(?=\/|$)/

// What is said here, in each edition: no server is there to convert it.
const SIMPLIFIED_WORDS = {
  lang: 'zh-CN',
  dates: 'zh-CN',
  other: 'zh-Hant',
  old: (when) => `现在没有网络。这是您在${when}读到的内容，此后可能有更新。`,
  offline: '没有网络',
  later: '连上网络以后，这一页就能打开。',
  again: '重试',
  read: '读过的文章还可以看',
}
const TRADITIONAL_WORDS = {
  lang: 'zh-Hant',
  dates: 'zh-TW',
  other: 'zh-Hans',
  old: (when) => `現在沒有網絡。這是您在${when}讀到的內容，此後可能有更新。`,
  offline: '沒有網絡',
  later: '連上網絡以後，這一頁就能打開。',
  again: '重試',
  read: '讀過的文章還可以看',
}
const isTraditional = (path) => TRADITIONAL.test(path)
const wordsFor = (path) => (isTraditional(path) ? TRADITIONAL_WORDS : SIMPLIFIED_WORDS)

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
    return (await recall(path)) ?? nothing(path)
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
  const words = wordsFor(path)
  const when = new Date(readAt(page)).toLocaleString(words.dates, { dateStyle: 'medium', timeStyle: 'short' })
  const note = `<p role="status" class="wrap offline-note">${words.old(when)}</p>`
  const html = (await page.text()).replace('<main', `${note}<main`)
  return new Response(html, { headers: page.headers })
}

// The pieces that can be read, the newest first and each once: as it was read in this edition, else in the other.
async function readable(traditional) {
  const store = await caches.open(STORE)
  const pieces = (await store.keys()).reverse().map((one) => new URL(one.url).pathname)
  const own = pieces.filter((path) => isTraditional(path) === traditional)
  const known = new Set(own.map((path) => path.replace(TRADITIONAL, '')))
  const others = pieces.filter((path) => !own.includes(path) && !known.has(path.replace(TRADITIONAL, '')))
  return Promise.all(
    [...own, ...others].map(async (path) => {
      const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(await (await store.match(path)).text())?.[1] ?? ''
      return { path, title: title.replace(/<[^>]*>/g, ''), foreign: others.includes(path) }
    }),
  )
}

async function nothing(at) {
  const words = wordsFor(at)
  const links = (await readable(isTraditional(at))).map(
    ({ path, title, foreign }) =>
      `<li><a href="${path}"${foreign ? ` lang="${words.other}"` : ''}>${title}</a></li>`,
  )
  const read = links.length > 0 ? `<h2>${words.read}</h2><ul>${links.join('')}</ul>` : ''
  const style =
    ':root{color-scheme:light dark}body{max-width:32rem;margin:14vh auto 4rem;padding:0 1.5rem;font:1rem/1.8 system-ui,sans-serif;background:#fbfaf6;color:#1d2521}h1,h2{font-family:serif}a{color:#1f5b46}@media(prefers-color-scheme:dark){body{background:#141a17;color:#e3e6df}a{color:#8ccbae}}'
  return new Response(
    `<!DOCTYPE html><html lang="${words.lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.offline}</title><style>${style}</style><h1>${words.offline}</h1><p>${words.later}</p><p><a href="">${words.again}</a></p>${read}`,
    { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
  )
}
