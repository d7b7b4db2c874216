type Asker = () => Promise<boolean>

let asker: Asker | null = null
let asked: Promise<boolean> | null = null

/** Who asks on this page; gives what takes it back. */
export function answerProofs(ask: Asker): () => void {
  asker = ask
  return () => {
    if (asker === ask) asker = null
  }
}

/** Asks the person at the keyboard to say once more who they are; whether they did. Several at once are one question. */
export function askForProof(): Promise<boolean> {
  if (!asker) return Promise.resolve(false)
  asked ??= asker().finally(() => {
    asked = null
  })
  return asked
}
