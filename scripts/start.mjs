// The one entry of every npm script. Runs on whatever Node started it, installs what is missing, and hands over
// to scripts/launch/main.ts on the pinned Node. Written so that an old Node gets as far as the first message.
import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

function fail(message) {
  console.error(`✗ ${message}`)
  process.exit(1)
}

if (major < 20 || (major === 20 && minor < 9)) {
  fail(`Node ${process.versions.node} 太旧：需要 20.9 或更新的版本。请升级 Node 后重试。`)
}
process.chdir(root)

const { install, inWords, pinnedNode } = await import('./launch/install.mjs')
const { watchAncestors } = await import('./launch/leash.mjs')
await install(root).catch((error) => fail(inWords(error)))

const node = pinnedNode(root)
const main = ['--import', import.meta.resolve('tsx'), join('scripts', 'launch', 'main.ts')]
const child = spawn(node, [...main, ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  // So that programs which ask for `node` by name run on it as well.
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
})
child.on('error', (error) => fail(`无法启动 Node：${error.message}`))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 130)))
// Ctrl-C reaches the child from the terminal as well; it counts the first signal and ignores the rest.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
watchAncestors(() => child.kill('SIGTERM'))
