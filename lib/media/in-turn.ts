let last: Promise<unknown> = Promise.resolve()

/** Runs one piece of heavy work after another, so that a heap of uploads never takes more memory than one. */
export function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const result = last.then(run)
  last = result.catch(() => undefined)
  return result
}
