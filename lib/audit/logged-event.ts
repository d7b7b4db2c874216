/** A row of the log with its link in the chain; `seq` and `hash` are null only where the chain was broken by hand. */
export type LoggedEvent = {
  id: bigint
  at: Date
  actorName: string
  action: string
  subject: string
  subjectId: string
  address: string
  data: unknown
  seq: bigint | null
  hash: Uint8Array | null
}

export type ShownEvent = Omit<LoggedEvent, 'id' | 'seq' | 'hash' | 'address'> & {
  id: number
  /** What the thing is called today, when it is an article or a user. */
  name: string | undefined
  /** For those who may read the whole log; null for others. */
  proof: { address: string; seq: number | null; hash: string | null } | null
}
