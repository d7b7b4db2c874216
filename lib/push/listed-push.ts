import type { PushChannel, PushState } from '@/lib/db/generated/enums'

/** A line of the log. */
export type ListedPush = {
  id: number
  channel: PushChannel
  url: string
  state: PushState
  attempts: number
  nextAt: Date
  answer: string
  createdAt: Date
  finishedAt: Date | null
}

/** The settings as the desk shows them: of a secret only its end. */
export type ShownPushSettings = {
  indexNowKey: string
  baiduOn: boolean
  baiduTokenEnd: string
  baiduSite: string
  baiduReprints: boolean
  hub: string
  /** The mark of them as they are. */
  seen: string
}
