import { db } from '@/lib/db/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { PUSH_SETTINGS_KEY } from './schema'

/** The hub that feeds name, and the key that `/<key>.txt` shows; empty when there is none. Nothing else is read. */
export async function getOpenPushFacts(): Promise<{ hub: string; indexNowKey: string }> {
  tag(tags.settings)
  const [row] = await db.$queryRaw<{ hub: string; indexNowKey: string }[]>`
    SELECT coalesce(value->>'hub', '') AS hub, coalesce(value->>'indexNowKey', '') AS "indexNowKey"
    FROM settings WHERE key = ${PUSH_SETTINGS_KEY}`
  return row ?? { hub: '', indexNowKey: '' }
}
