'use client'
import { useCallback, useEffect, useState } from 'react'
import { fetchCurrent } from './draft-requests'
import type { DraftSession } from './draft-session'
import type { DraftText } from './draft-text'
import { type Offer, type Opened, offerOf } from './journal-offer'
import { type JournalEntry, listEntries, removeEntry } from './journal-store'
import { Tabs } from './presence-tabs'
import type { InitialDraft } from './use-draft'

type Parts = {
  session: DraftSession | null
  initial: InitialDraft
  userId: number
  /** How many other windows of this browser have the same piece open. */
  onTwins: (count: number) => void
}

async function findOffers(entries: JournalEntry[], opened: Opened): Promise<Offer[]> {
  const offers: Offer[] = []
  for (const entry of entries) {
    const offer = offerOf(entry, opened)
    if (offer) offers.push(offer)
    else await removeEntry(entry.window)
  }
  return offers
}

/**
 * Looks once, when the editor is ready, for text that an ended window left in this browser, and keeps in touch
 * with the other windows of this browser that have the same piece open.
 */
export function useOffers({ session, initial, userId, onTwins }: Parts) {
  const [offers, setOffers] = useState<Offer[]>([])
  useEffect(() => {
    if (!session) return
    let closed = false
    session.begin()
    const catchUp = (id: number) =>
      void fetchCurrent(id).then((current) => current && !closed && session.catchUp(current))
    const tabs = new Tabs(session.window, () => session.saver.ref?.id ?? null, {
      onTwins,
      onTwinGone: catchUp,
    })
    const leave = () => tabs.close()
    window.addEventListener('pagehide', leave)
    const look = async () => {
      const alive = await tabs.others()
      const all = await listEntries(userId, Date.now()).catch(() => [])
      const wanted = initial.ref?.id ?? null
      const ended = all.filter(
        ({ window: name, articleId }) => articleId === wanted && !alive.has(name) && name !== session.window,
      )
      const found = await findOffers(ended, { ...initial, draft: initial })
      if (!closed) setOffers(found)
    }
    void look()
    return () => {
      closed = true
      window.removeEventListener('pagehide', leave)
      // Known as open until its text is sent, so that the next page does not take it for crashed.
      void session.end().finally(leave)
    }
  }, [session, initial, userId, onTwins])

  const drop = useCallback((offer: Offer) => setOffers((all) => all.filter((one) => one !== offer)), [])
  const take = (offer: Offer, chosen: DraftText) => {
    drop(offer)
    void session?.take(offer, chosen)
  }
  const discard = (offer: Offer) => {
    drop(offer)
    void removeEntry(offer.entry.window)
  }
  return { offer: offers[0] ?? null, take, discard, later: drop }
}
