/** A token as its owner knows it. Times are in the site's zone. */
export type DeskToken = {
  id: number
  name: string
  /** How it begins. */
  prefix: string
  /** What it may, in words. */
  scopes: string
  since: string
  until: string
  /** Full days left; 0 on its last. */
  daysLeft: number
  lastUsed: string | null
  lastAddress: string
}
