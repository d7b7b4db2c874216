import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export type ReceivedMail = { to: string[]; raw: string; mail: Email }
/** What is said to a recipient or a message; `true` takes it. */
type Answer = true | { code: number; text: string }

const refusal = ({ code, text }: Exclude<Answer, true>) =>
  Object.assign(new Error(text), { responseCode: code })

/** A real mail server that answers as it is told, and remembers what it took. */
export class MailServer {
  received: ReceivedMail[] = []
  /** What it says to the next recipients, one after another; the last is kept. */
  recipients: Answer[] = [true]
  /** The same for the messages themselves. */
  messages: Answer[] = [true]
  /** Who may send; anybody when null. */
  login: { user: string; pass: string } | null = null
  port = 0
  #server: SMTPServer | null = null

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`
  }

  /** Starts it, the second time on the same port. */
  async open(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      allowInsecureAuth: true,
      logger: false,
      onAuth: ({ username, password }, _session, done) =>
        username === this.login?.user && password === this.login?.pass
          ? done(null, { user: username })
          : done(refusal({ code: 535, text: 'bad credentials' })),
      onRcptTo: (_address, _session, done) => done(this.#next(this.recipients)),
      onData: (stream, session, done) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => void this.#take(Buffer.concat(parts), session).then(done, done))
      },
    })
    server.on('error', () => undefined)
    this.#server = server
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    this.port = (server.server.address() as AddressInfo).port
  }

  #next(answers: Answer[]): Error | null {
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    return answer === true || answer === undefined ? null : refusal(answer)
  }

  async #take(raw: Buffer, session: SMTPServerSession): Promise<Error | null> {
    const refused = this.#next(this.messages)
    if (refused) return refused
    const to = session.envelope.rcptTo.map(({ address }) => address)
    this.received.push({ to, raw: raw.toString(), mail: await PostalMime.parse(raw) })
    return null
  }

  async close(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()))
  }

  /** Forgets everything, and takes all that comes. */
  begin(): void {
    this.received = []
    this.recipients = [true]
    this.messages = [true]
    this.login = null
  }
}
