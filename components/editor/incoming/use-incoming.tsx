'use client'
import { useRef, useState } from 'react'
import { ACCEPTED } from '../upload'
import { Incoming } from './incoming'
import { missingPictures } from './missing-pictures'
import { pasting } from './pasting'

/** What a body needs so that texts from elsewhere can come in: its part of the editor, and the choosing of files for it. */
export function useIncoming(given: Incoming | undefined) {
  const chooser = useRef<HTMLInputElement>(null)
  const place = useRef(0)
  const [incoming] = useState(() => given ?? new Incoming())
  const [extensions] = useState(() => [
    pasting(incoming),
    missingPictures({
      choose: (at) => {
        place.current = at
        chooser.current?.click()
      },
      retry: (at) => incoming.retry(at),
      remove: (at) => incoming.remove(at),
    }),
  ])
  const element = (
    <input
      ref={chooser}
      type="file"
      aria-label="选择缺少的图片"
      accept={ACCEPTED}
      hidden
      onChange={(event) => {
        const file = event.target.files?.[0]
        event.target.value = ''
        if (file) incoming.fill(place.current, { file })
      }}
    />
  )
  return { incoming, extensions, chooser: element }
}
