'use client'
import { useEffect, useState } from 'react'
import { announceSignedIn, onSignedIn, onSignedOut } from '@/components/desk/session/session-events'
import { useAtRest } from '@/components/desk/session/use-at-rest'
import { ConflictDialog } from './conflict-dialog'
import type { SaveState } from './draft-saver'
import { JournalOfferDialog } from './journal-offer-dialog'
import { SaveSessionDialog } from './save-session-dialog'
import type { Draft, InitialDraft } from './use-draft'
import { useOffers } from './use-offers'

export type Asked = 'conflict' | 'signIn' | null

type Props = {
  draft: Draft
  initial: InitialDraft
  me: number
  editable: boolean
  columns: { id: number; name: string }[]
  asked: Asked
  onAsked: (asked: Asked) => void
  onTwins: (count: number) => void
}

/** What has to be asked comes up by itself in the next pause of writing, once; the button beside the text asks at once. */
function useDueDialog(kind: SaveState['kind'], onAsked: Props['onAsked']): void {
  // The editor asks in its own words, also when nothing waited to be saved.
  const [over, setOver] = useState(false)
  const signIn = kind === 'signedOut' || over
  const due = kind === 'conflict' ? 'conflict' : signIn ? 'signIn' : null
  const atRest = useAtRest(due !== null)
  useEffect(() => {
    if (atRest) onAsked(due)
  }, [atRest, due, onAsked])
  useEffect(() => {
    const settled = () => {
      setOver(false)
      onAsked(null)
    }
    if (kind === 'saved') settled()
    const stops = [onSignedOut(() => setOver(true)), onSignedIn(settled)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [kind, onAsked])
}

/** What saving has to ask the writer: which text is to stay, who is there, and whether to bring text back. */
export function DraftDialogs(props: Props) {
  const { draft, initial, me, editable, columns, asked, onAsked, onTwins } = props
  const { state, ready: session } = draft
  const offers = useOffers({ session, initial, userId: me, onTwins })
  useDueDialog(state.kind, onAsked)
  const close = () => onAsked(null)

  if (!session) return null
  if (asked === 'signIn') {
    const signedIn = () => {
      close()
      announceSignedIn()
      session.saver.retry()
    }
    return <SaveSessionDialog onDone={signedIn} onClose={close} />
  }
  if (asked === 'conflict' && state.kind === 'conflict') {
    return (
      <ConflictDialog
        current={state.current}
        merge={session.mergeWith(state.current)}
        columns={columns}
        onResolve={(chosen) => {
          close()
          session.resolve(state.current, chosen)
        }}
        onClose={close}
      />
    )
  }
  const { offer } = offers
  if (!offer) return null
  return (
    <JournalOfferDialog
      key={offer.entry.window}
      offer={offer}
      now={initial}
      isNew={initial.ref === null}
      editable={editable}
      columns={columns}
      onTake={(chosen) => offers.take(offer, chosen)}
      onDiscard={() => offers.discard(offer)}
      onClose={() => offers.later(offer)}
    />
  )
}
