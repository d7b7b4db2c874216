import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '@/lib/errors'
import { type DocumentFile, type DocumentText, readDocumentText } from './read-document'

/** What the thread answers, once. */
export type Told = { read: DocumentText } | { refused: { code: AppError['code']; message: string } }

// A thread of its own: reading a Word file takes seconds without a pause, and readers are served by the same process.
const told = await readDocumentText(workerData as DocumentFile).then(
  (read): Told => ({ read }),
  (error: unknown): Told => {
    if (error instanceof AppError) return { refused: { code: error.code, message: error.message } }
    throw error
  },
)
parentPort?.postMessage(told)
