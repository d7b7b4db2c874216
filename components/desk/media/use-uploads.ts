'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { sendFile } from './send-file'
import { type QueuedUpload, UploadQueue } from './upload-queue'

const NONE: QueuedUpload[] = []

/** The queue of this page; the list behind it is read again when files have come. */
export function useUploads(): { queue: UploadQueue; uploads: QueuedUpload[] } {
  const router = useRouter()
  const [queue] = useState(() => new UploadQueue(sendFile, () => router.refresh()))
  const uploads = useSyncExternalStore(queue.subscribe, queue.snapshot, () => NONE)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (queue.busy) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [queue])
  return { queue, uploads }
}
