'use client'
import { useState } from 'react'
import { Incoming } from './incoming'
import type { TextTask } from './text-dialogs'

/** Which window over the whole text is open, and where texts from elsewhere come in. */
export function useTextTask(first: TextTask | null) {
  const [task, setTask] = useState(first)
  const [incoming] = useState(() => new Incoming())
  return { task, incoming, begin: setTask, end: () => setTask(null) }
}
