import { hasRoom } from '@/lib/storage/free-space'
import { Failure } from '../launch/failure'

const LOOK_EVERY = 16 * 1024 * 1024

/** A folder that is written to, or a database near it, and what is told when its disk has too little left. */
export type Place = { folder: string; refusal: string }

export const backupPlace = (folder: string): Place => ({
  folder,
  refusal: `${folder} 所在的磁盘快满了，备份没有完成，已有的备份不受影响。请清理，或用 --to 另指一个地方。`,
})

/** Refuses what would take the last of a disk that the newsroom’s database may lie on. */
export async function requireSpace({ folder, refusal }: Place, bytes = 0): Promise<void> {
  if (!(await hasRoom(folder, bytes))) throw new Failure(refusal)
}

/** Passes bytes on, and stops between them when the disk has too little left. */
export async function* withinSpace(place: Place, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let unlooked = 0
  for await (const chunk of source) {
    unlooked += chunk.byteLength
    if (unlooked >= LOOK_EVERY) {
      await requireSpace(place)
      unlooked = 0
    }
    yield chunk
  }
}
