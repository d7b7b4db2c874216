import { spawn } from 'node:child_process'

/** Runs a program to its end, quietly; a failure carries the last lines it printed. */
export function runQuietly(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const end = () => child.kill()
    process.on('exit', end)
    const output: Buffer[] = []
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('exit', end)
      if (code === 0) return resolve()
      const text = Buffer.concat(output).toString().trim().split('\n').slice(-40).join('\n')
      reject(new Error(`${args[0] ?? command} 退出（${code}）：\n${text}`))
    })
  })
}

/** Runs a program to its end with its output on this terminal; true when it succeeded. */
export function runVisibly(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0))
  })
}
