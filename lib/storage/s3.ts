import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { type FileStore, requireFileName, type StoredFile } from './file-store'

/** Where the objects lie, and who may write them. */
export type S3Place = {
  bucket: string
  region: string
  /** Empty for Amazon’s own. */
  endpoint: string
  accessKeyId: string
  secretAccessKey: string
  /** Whether the bucket is a part of the path, as most other servers want it. */
  pathStyle: boolean
}

const PATIENCE = { requestTimeout: 30_000, connectionTimeout: 5_000 }

/** A client of an S3-compatible server. */
export function connectS3({ region, endpoint, accessKeyId, secretAccessKey, pathStyle }: S3Place): S3Client {
  return new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: pathStyle,
    ...(endpoint ? { endpoint } : {}),
    requestHandler: PATIENCE,
    // Checksums that not every compatible server knows.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
}

const isMissing = (error: unknown) => error instanceof NoSuchKey || error instanceof NotFound

/** Files as objects of a bucket, under a prefix. An object appears whole or not at all. */
export class S3Store implements FileStore {
  readonly #client: S3Client
  readonly #bucket: string
  readonly #prefix: string

  constructor(client: S3Client, bucket: string, prefix: string) {
    this.#client = client
    this.#bucket = bucket
    this.#prefix = prefix
  }

  #place(name: string) {
    return { Bucket: this.#bucket, Key: this.#prefix + requireFileName(name) }
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({ ...this.#place(name), Body: bytes, ContentLength: bytes.byteLength }),
    )
  }

  async read(name: string): Promise<Buffer> {
    const { Body } = await this.#client.send(new GetObjectCommand(this.#place(name)))
    if (!Body) throw new Error(`the store answered without a body: ${name}`)
    return Buffer.from(await Body.transformToByteArray())
  }

  async #head(name: string) {
    const { ContentLength = 0, LastModified = new Date(0) } = await this.#client.send(
      new HeadObjectCommand(this.#place(name)),
    )
    return { size: ContentLength, changed: LastModified }
  }

  async open(name: string): Promise<StoredFile | null> {
    const head = await this.#head(name).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw error
    })
    if (!head) return null
    return { ...head, stream: (range) => Readable.from(this.#bytes(name, range)), close: async () => {} }
  }

  async *#bytes(name: string, range?: { from: number; to: number }): AsyncGenerator<Uint8Array> {
    const { Body } = await this.#client.send(
      new GetObjectCommand({
        ...this.#place(name),
        ...(range ? { Range: `bytes=${range.from}-${range.to}` } : {}),
      }),
    )
    if (!(Body instanceof Readable)) throw new Error(`the store answered without a stream: ${name}`)
    yield* Body
  }

  async size(name: string): Promise<number> {
    return (await this.#head(name)).size
  }

  async remove(name: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#place(name)))
  }

  async *listOlderThan(before: Date): AsyncIterable<string[]> {
    let token: string | undefined
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: this.#prefix,
          MaxKeys: 500,
          ...(token ? { ContinuationToken: token } : {}),
        }),
      )
      yield (page.Contents ?? [])
        .filter(({ LastModified }) => LastModified !== undefined && LastModified < before)
        .map(({ Key = '' }) => Key.slice(this.#prefix.length))
        .filter((name) => name !== '' && !name.includes('/'))
      token = page.IsTruncated ? page.NextContinuationToken : undefined
    } while (token)
  }
}
