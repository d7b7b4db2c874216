import { explain, Failure } from './failure'

let out: NodeJS.WriteStream = process.stdout

/** From now on steps are told on standard error: standard output belongs to what the command prints. */
export function keepOutputClean(): void {
  out = process.stderr
}

/** `1.2 秒` */
export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} 秒`
}

/** Does one thing and says so in one line with its time; a failure names the step and what to do. */
export async function step<T>(label: string, run: () => Promise<T> | T): Promise<T> {
  const began = performance.now()
  const terminal = out.isTTY === true
  if (terminal) out.write(`· ${label}…`)
  const clear = terminal ? '\r\u001b[K' : ''
  try {
    const result = await run()
    out.write(`${clear}✓ ${label}  ${seconds(began)}\n`)
    return result
  } catch (error) {
    out.write(`${clear}✗ ${label}  ${seconds(began)}\n`)
    throw new Failure(explain(error))
  }
}

/** A remark between the steps. */
export function note(text: string): void {
  out.write(`  ${text}\n`)
}
