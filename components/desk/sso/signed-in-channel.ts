const NAME = 'qingyan-signed-in'

/** Tells the other windows of this browser that somebody has signed in. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(NAME)
  channel.postMessage(null)
  channel.close()
}

/** Hears when somebody has signed in in another window; gives what stops it. */
export function hearSignedIn(hear: () => void): () => void {
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = hear
  return () => channel.close()
}
