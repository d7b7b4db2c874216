import { commandOf, parentOf } from './process-facts.mjs'

/** The processes that connect us with npm, each with the parent it was born to; none when we were started by hand. */
function chainToNpm() {
  if (!process.env.npm_lifecycle_event) return []
  const me = { pid: process.pid, parent: process.ppid }
  // `npm start` runs us through a shell.
  const isShell = /^\S*sh(\s|$)/.test(commandOf(me.parent))
  return isShell ? [me, { pid: me.parent, parent: parentOf(me.parent) }] : [me]
}

/** Calls `onGone` once when npm has been killed: nobody would stop us any more. An orphan gets another parent. */
export function watchAncestors(onGone) {
  const chain = chainToNpm().filter(({ parent }) => parent > 1)
  if (chain.length === 0) return
  const timer = setInterval(() => {
    if (chain.every(({ pid, parent }) => parentOf(pid) === parent)) return
    clearInterval(timer)
    onGone()
  }, 500)
  timer.unref()
}
