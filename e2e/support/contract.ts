import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { freePort } from '../../scripts/db/cluster'

const PRISM = join(
  import.meta.dirname,
  '..',
  '..',
  'node_modules',
  '@stoplight',
  'prism-cli',
  'dist',
  'index.js',
)
const DOCUMENT = '/api/v1/openapi.json'
/** What the relay is told by, and no server hears. */
const PLANT = 'x-plant'

type Operation = { operationId: string }
export type Answer = { status: number; headers: Headers; text: string; json: Record<string, unknown> }

/** Passes requests on as they come; where it is told to, it puts a field into the answer that nobody has promised. */
async function relayTo(base: string): Promise<Server> {
  const server = createServer(async (req, res) => {
    const { [PLANT]: plant, host: _host, connection: _connection, ...headers } = req.headers
    const body = await buffer(req)
    const answer = await fetch(base + req.url, {
      method: req.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(body.length > 0 ? { body } : {}),
    })
    const text = await answer.text()
    const sent = plant === undefined ? text : JSON.stringify({ ...JSON.parse(text), planted: true })
    const kept = [...answer.headers].filter(
      ([name]) => !/^(content-(length|encoding)|transfer-encoding)$/.test(name),
    )
    res.writeHead(answer.status, Object.fromEntries(kept)).end(sent)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** The API behind a proxy that compares every answer with the document, and answers itself where they disagree. */
export class Contract {
  /** The operations that were answered with what they promise. */
  readonly kept = new Set<string>()

  private constructor(
    readonly base: string,
    readonly operations: Map<string, string>,
    readonly relay: Server,
    readonly prism: ChildProcess,
  ) {}

  static async open(base: string): Promise<Contract> {
    const document = (await (await fetch(base + DOCUMENT)).json()) as {
      paths: Record<string, Record<string, Operation>>
    }
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]): [string, string] => [
        `${method.toUpperCase()} ${path}`,
        operationId,
      ]),
    )
    const relay = await relayTo(base)
    const upstream = `http://127.0.0.1:${(relay.address() as AddressInfo).port}/api/v1`
    const port = await freePort()
    // What is asked wrongly is to reach the API too: only answers are judged.
    const judging = ['--errors', '--validate-request', 'false', '--host', '127.0.0.1', '--port', String(port)]
    const prism = spawn(process.execPath, [PRISM, 'proxy', base + DOCUMENT, upstream, ...judging])
    await listening(prism)
    return new Contract(`http://127.0.0.1:${port}`, new Map(operations), relay, prism)
  }

  /** Asks through the proxy; fails where the answer is another than the document promises. */
  async ask(method: string, path: string, token: string, body?: object, headers = {}): Promise<Answer> {
    const answer = await this.askAnyhow(method, path, token, body, headers)
    const { type = '' } = answer.json as { type?: string }
    const violations = answer.headers.get('sl-violations')
    if (violations !== null || /stoplight/.test(String(type)) || answer.status >= 500)
      throw new Error(`${method} ${path} → ${answer.status}: ${violations ?? answer.text}`)
    const known = `${method} ${path.split('?')[0]?.replace(/\/\d+(?=\/|$)/, '/{id}')}`
    const operation = this.operations.get(known)
    if (operation === undefined) throw new Error(`${known} is not in the document`)
    if (answer.status < 300) this.kept.add(operation)
    return answer
  }

  /** The same, whatever the proxy says of the answer. */
  async askAnyhow(method: string, path: string, token: string, body?: object, headers = {}): Promise<Answer> {
    const answer = await fetch(this.base + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text) }
  }

  /** The same with a field in the answer that the document does not know. */
  plant = (path: string, token: string) => this.askAnyhow('GET', path, token, undefined, { [PLANT]: '1' })

  async close(): Promise<void> {
    this.relay.closeAllConnections()
    this.relay.close()
    const gone = once(this.prism, 'exit')
    this.prism.kill()
    await gone
  }
}

/** Resolves when the proxy says that it listens; rejects when it ends before. */
function listening(prism: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (/Prism is listening/.test(said)) resolve()
    }
    prism.stdout?.on('data', hear)
    prism.stderr?.on('data', hear)
    prism.once('exit', () => reject(new Error(said)))
  })
}
