import { seenOf } from '@/lib/seen'

type Shown = { name: string; url: string; secret: string; events: string[] }

/** The mark of a webhook as it is changed. */
export const webhookSeen = ({ name, url, secret, events }: Shown) => seenOf([name, url, secret, events])
