import type { Health } from '@/lib/health/alarm'

/** What is known of a newsroom's configuration and surroundings, gathered by gather.ts. */
export type Facts = {
  now: Date
  siteUrl: string
  /** The environment, `.env` included. */
  env: Readonly<Record<string, string | undefined>>
  isRoot: boolean
  /** Files that hold secrets and can be read by others than their owner. */
  openFiles: string[]
  authSecret: string
  database: {
    own: boolean
    local: boolean
    encrypted: boolean
    superuser: boolean
    version: number
    maxConnections: number
    pool: number
    /** Settings that let acknowledged writes be lost in a power cut, and are off. */
    unsafe: string[]
    checksums: boolean
  }
  disk: { freeMb: number; reserveMb: number; backupOnSameDisk: boolean }
  newestBackup: Date | null
  /** `lostFactors`: second factors that the present secret does not open. */
  people: { admins: number; demo: number; lostFactors: number }
  health: Health
  /** Packages below the versions of scripts/supply/floors.json. */
  belowFloor: string[]
}

/** `bad` wants to be mended now, `weak` soon. */
export type Finding = { level: 'bad' | 'weak'; text: string; advice: string }
export type Rule = { name: string; look: (facts: Facts) => Finding | null }

export const bad = (text: string, advice: string): Finding => ({ level: 'bad', text, advice })
export const weak = (text: string, advice: string): Finding => ({ level: 'weak', text, advice })
export const LOCAL = /^(localhost|127\.[\d.]+|\[::1\])$/
export const hostOf = (url: string) => URL.parse(url)?.hostname ?? ''
/** Whether others than this machine are to reach the site. */
export const isPublic = ({ siteUrl }: Facts) => !LOCAL.test(hostOf(siteUrl))
