import { env } from '@/lib/env'
import { trustedProxies } from '@/lib/server/client-address'
import { Front } from '../front'
import { openStore } from '../open-store'
import { StaticFiles } from '../static-files'
import { TinySite } from './tiny-site'

// A web process like lib/web/main.ts, with the tiny site in Next's place.
const site = new TinySite(env.DATABASE_URL)
const { store, listener } = openStore({
  databaseUrl: env.DATABASE_URL,
  pagesDir: env.PAGES_DIR,
  build: '0123456789abcdef',
  memoryMb: env.PAGE_STORE_MEMORY_MB,
  diskMb: env.PAGE_STORE_DISK_MB,
  purged: false,
  render: site.render,
})
await listener.start()
const front = new Front({
  store,
  renderer: site,
  files: new StaticFiles(env.DATA_DIR),
  // Nothing is read here that a ranking could show.
  views: { answer: async () => false },
  proxies: trustedProxies(''),
  next: (_req, res) => res.end(JSON.stringify({ renders: site.renders })),
})
const server = await front.listen(env.PORT)
const address = server.address()
process.send?.({ port: address && typeof address === 'object' ? address.port : env.PORT })
process.on('disconnect', () => process.exit(0))
