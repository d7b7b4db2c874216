'use client'
import { useEffect } from 'react'
import { tellSignedIn } from './signed-in-channel'

/** Lets the window go on that waits for this sign-in. */
export function SignedInNews() {
  useEffect(tellSignedIn, [])
  return null
}
