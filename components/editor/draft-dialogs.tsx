'use client'
import { useEffect } from 'react'
import { announceSignedIn, onSignedOut } from '@/components/desk/session/session-events'
import { ConflictDialog } from './conflict-dialog'
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

/** What saving has to ask the writer: which text is to stay, who is there, and whether to bring text back. */
export function DraftDialogs(props: Props) {
  const { draft, initial, me, editable, columns, asked, onAsked, onTwins } = props
  const { state, ready: session } = draft
  const offers = useOffers({ session, initial, userId: me, editable, onTwins })
  const { kind } = state
  useEffect(() => {
    // Said at once, and put off only by the writer.
    if (kind === 'conflict') onAsked('conflict')
    else if (kind === 'signedOut') onAsked('signIn')
    else if (kind === 'saved') onAsked(null)
  }, [kind, onAsked])
  // The editor asks in its own words, also when nothing waited to be saved.
  useEffect(() => onSignedOut(() => onAsked('signIn')), [onAsked])
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
  if (asked === 'conflict' && kind === 'conflict') {
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
      columns={columns}
      onTake={(chosen) => offers.take(offer, chosen)}
      onDiscard={() => offers.discard(offer)}
      onClose={() => offers.later(offer)}
    />
  )
}
