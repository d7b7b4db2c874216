import { createServer } from 'node:http'
import { resolve } from 'node:path'
import next from 'next'
import { env } from '@/lib/env'
import { sendMedia } from './media-files'

// `npm run dev`: Next with hot reload and without the page store; pictures as in production.
const server = createServer()
const app = next({ dev: true, hostname: 'localhost', port: env.PORT, httpServer: server })
await app.prepare()
const handler = app.getRequestHandler()
server.on('request', (req, res) => {
  const path = req.url?.split('?', 1)[0] ?? '/'
  if (path.startsWith('/media/')) void sendMedia(req, res, resolve(env.DATA_DIR, 'media'), path, 'dev')
  else void handler(req, res)
})
server.listen(env.PORT, () => process.send?.('ready'))

const end = () => process.exit(0)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
process.on('disconnect', end)
