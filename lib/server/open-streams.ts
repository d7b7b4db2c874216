const open = new Set<() => void>()
const endAll = () => {
  for (const end of open) end()
}

/** So that an open window does not hold up a process that is told to stop. */
function watchSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.off(signal, endAll)
    if (open.size > 0) process.on(signal, endAll)
  }
}

/** Has a stream that stays open ended with the process; gives what takes it off the list again. */
export function endWithProcess(end: () => void): () => void {
  open.add(end)
  watchSignals()
  return () => {
    open.delete(end)
    watchSignals()
  }
}

/** Headers of server-sent events. */
export const EVENT_STREAM = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  // A proxy that collects an answer before passing it on would pass on nothing.
  'X-Accel-Buffering': 'no',
}
