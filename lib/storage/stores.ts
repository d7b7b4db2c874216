import { join } from 'node:path'
import { env } from '@/lib/env'
import { DiskStore } from './disk'
import type { FileStore } from './file-store'
import { connectS3, S3Store } from './s3'

/** `media`: renditions of pictures. `files`: attachments as they came. */
export type StoreName = 'media' | 'files'

function openStores(): Record<StoreName, FileStore> {
  const { S3 } = env
  if (!S3)
    return {
      media: new DiskStore(join(env.DATA_DIR, 'media')),
      files: new DiskStore(join(env.DATA_DIR, 'files')),
    }
  const client = connectS3(S3)
  const open = (name: StoreName) => new S3Store(client, S3.bucket, `${S3.prefix}${name}/`)
  return { media: open('media'), files: open('files') }
}

// Kept on globalThis: Next's bundle and the server around it each load this file, and share connections.
const holder = globalThis as typeof globalThis & { qingyanStores?: Record<StoreName, FileStore> }

/** Where this newsroom keeps files: on its disk, or in a bucket when one is configured. */
export function fileStore(name: StoreName): FileStore {
  holder.qingyanStores ??= openStores()
  return holder.qingyanStores[name]
}
