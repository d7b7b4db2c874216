// Holds one foreign program on a leash: when whoever holds our standard input is gone, even by kill -9,
// the program is asked to stop, then made to. Usage: node tether.mjs '{"command","args","uid","gid","log"}'
import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'

const { command, args, uid, gid, log } = JSON.parse(process.argv[2])
const out = openSync(log, 'a')
const child = spawn(command, args, {
  stdio: ['ignore', out, out],
  ...(uid === undefined ? {} : { uid, gid }),
  cwd: '/',
})

// PostgreSQL: SIGINT = fast shutdown, SIGQUIT = at once (recovers at the next start).
const STEPS = [
  ['SIGINT', 0],
  ['SIGQUIT', 8000],
  ['SIGKILL', 12000],
]
let ending = false
function end() {
  if (ending) return
  ending = true
  for (const [signal, after] of STEPS) setTimeout(() => child.kill(signal), after).unref()
}

process.stdin.on('end', end).on('error', end).resume()
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end)
child.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
child.on('exit', (code) => process.exit(ending ? 0 : (code ?? 1)))
