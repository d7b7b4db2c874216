import { fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { freePort } from '@/scripts/db/cluster'

export type Rival = { name: string; url: string; encoding: string; stop: () => void }

/** An answer as it comes over the wire: fetch() would decompress it. */
export type RawAnswer = { status: number; headers: Record<string, string>; body: Buffer }

/** Asks for a page and does not decode it. */
export function rawGet(url: string, encoding: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding }, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const headers = Object.fromEntries(
          Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
        )
        resolve({ status: answer.statusCode ?? 0, headers, body: Buffer.concat(chunks) })
      })
    }).on('error', reject)
  })
}

const BY_NODE = new Set(['date', 'connection', 'keep-alive'])

/** A bare node:http server that sends the same bytes: body alone, or with all the headers as well. */
export async function bareNode(
  folder: string,
  page: RawAnswer,
  encoding: string,
  allHeaders: boolean,
): Promise<Rival> {
  const name = `bare node, ${encoding}${allHeaders ? ', same headers' : ''}`
  const few = ['content-type', 'content-length', 'content-encoding']
  const chosen = Object.entries(page.headers).filter(([header]) =>
    allHeaders ? !BY_NODE.has(header) : few.includes(header),
  )
  const [body, headers] = [join(folder, `${name}.body`), join(folder, `${name}.json`)]
  writeFileSync(body, page.body)
  writeFileSync(headers, JSON.stringify(chosen.flat()))
  const child = fork(join(import.meta.dirname, 'bare-server.mjs'), [body, headers], { execArgv: [] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { name, url: `http://127.0.0.1:${port}/`, encoding, stop: () => child.kill() }
}

/** nginx with one worker sending the same file; null when it is not installed. */
export async function nginx(folder: string, page: RawAnswer): Promise<Rival | null> {
  if (spawnSync('nginx', ['-v']).error) return null
  const port = await freePort()
  const root = join(folder, 'nginx')
  mkdirSync(root, { recursive: true })
  writeFileSync(join(root, 'index.html'), page.body)
  const asRoot = process.getuid?.() === 0 ? 'user root;' : ''
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${root};`)
    .join(' ')
  const site = `server { listen 127.0.0.1:${port}; root ${root}; types { text/html html; } }`
  const http = `http { access_log off; sendfile on; keepalive_requests 1000000; open_file_cache max=10; ${temporary} ${site} }`
  writeFileSync(
    join(root, 'nginx.conf'),
    `${asRoot} worker_processes 1; daemon off; pid ${root}/pid; error_log ${root}/error.log; events {} ${http}`,
  )
  const child = spawn('nginx', ['-p', root, '-c', join(root, 'nginx.conf'), '-e', join(root, 'error.log')], {
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}/`
  for (let tries = 0; tries < 100; tries++) {
    const answer = await rawGet(url, 'identity').catch(() => null)
    if (answer?.status === 200)
      return { name: 'nginx, one worker, identity', url, encoding: 'identity', stop: () => child.kill() }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  child.kill()
  return null
}
