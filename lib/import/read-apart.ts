import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { Turns } from '@/lib/server/turns'
import type { Told } from './document-thread'
import type { DocumentFile, DocumentText } from './read-document'

const PATIENCE = 60_000
const LIMITS = { maxOldGenerationSizeMb: 1024 }
const reading = new Turns({ atOnce: 1, mostWaiting: 20 })

const tooMuch = () => new AppError('TOO_LARGE', '文档过于复杂，读不完。请拆成几份后再导入。')

const BUILT = env.NODE_ENV === 'production'
const PROGRAM = BUILT ? 'dist/document-thread.mjs' : 'lib/import/document-thread.ts'

// The path comes as an argument: written here, Next would take it for a module of its own and bundle it.
function startThread(program: string, file: DocumentFile): Worker {
  const execArgv = BUILT ? [] : ['--import', 'tsx']
  return new Worker(program, { workerData: file, resourceLimits: LIMITS, execArgv })
}

async function readInThread(file: DocumentFile): Promise<DocumentText> {
  const thread = startThread(join(process.cwd(), PROGRAM), file)
  const timer = setTimeout(() => void thread.terminate(), PATIENCE)
  try {
    const told = await new Promise<Told>((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', () => reject(tooMuch()))
    })
    if ('read' in told) return told.read
    throw new AppError(told.refused.code, told.refused.message)
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

/** Reads a document in a thread of its own, bounded in time and memory; throws INVALID or TOO_LARGE with what to do. */
export const readApart = (file: DocumentFile): Promise<DocumentText> => reading.take(() => readInThread(file))
