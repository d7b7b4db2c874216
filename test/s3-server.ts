import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { S3Place } from '@/lib/storage/s3'

type Server = { run: () => Promise<{ port: number }>; close: () => Promise<void> }
type Options = {
  port: number
  address: string
  silent: boolean
  directory: string
  configureBuckets: { name: string; configs: string[] }[]
}
// The package has no types of its own.
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: Options) => Server

/** A real S3 server with an empty bucket, for as long as a test file runs. */
export async function startS3(): Promise<{ place: S3Place; stop: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'qingyan-s3-'))
  const bucket = 'qingyan-test'
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  const { port } = await server.run()
  return {
    place: {
      bucket,
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      pathStyle: true,
    },
    stop: async () => {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
