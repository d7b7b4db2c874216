import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { url: string; type: string; body: string; headers: IncomingHttpHeaders }
type Answer = { status: number; body?: string } | 'silence'

/** A search engine or hub that answers as it is told, and remembers what it was told. */
export class PushReceiver {
  received: Received[] = []
  /** What it answers next, one after another; the last is kept. */
  answers: Answer[] = [{ status: 200 }]
  base = ''
  readonly #server: Server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts).toString()
    const { url = '', headers } = request
    this.received.push({ url, type: headers['content-type'] ?? '', body, headers })
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0]
    if (answer === 'silence' || answer === undefined) return
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body ?? '')
  })

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.base = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Forgets everything, and answers these. */
  begin(...answers: Answer[]): void {
    this.received = []
    this.answers = answers.length > 0 ? answers : [{ status: 200 }]
  }
}
