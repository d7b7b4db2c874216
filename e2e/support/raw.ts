import { connect, createServer, type Server } from 'node:net'
import { text } from 'node:stream/consumers'

/** Sends bytes as they are and gives all that comes back, until the server closes or is silent for too long. */
export function sendRaw(base: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(base)
  const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes))
  socket.setTimeout(5_000, () => socket.end())
  socket.on('error', () => socket.destroy())
  return text(socket).catch(() => '')
}

/** Something that listens on this machine and counts who calls. */
export class Canary {
  calls = 0
  #server: Server | null = null

  async listen(): Promise<string> {
    const server = createServer((socket) => {
      this.calls++
      socket.destroy()
    })
    this.#server = server
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }

  close(): void {
    this.#server?.close()
  }
}
