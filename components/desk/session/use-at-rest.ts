'use client'
import { useEffect, useRef, useState } from 'react'

/** So long without a key counts as a pause. */
const PAUSE = 2_000
const LOOK_EVERY = 200

/**
 * True from the first pause in typing after something is wanted, until it is not: a window that came up under
 * somebody's hands would take the words they are writing.
 */
export function useAtRest(wanted: boolean): boolean {
  const lastKey = useRef(Number.NEGATIVE_INFINITY)
  const composing = useRef(false)
  const [rested, setRested] = useState(false)
  useEffect(() => {
    const typed = () => {
      lastKey.current = performance.now()
    }
    const compose = ({ type }: Event) => {
      composing.current = type === 'compositionstart'
      typed()
    }
    const heard = { keydown: typed, compositionstart: compose, compositionend: compose }
    for (const [type, hear] of Object.entries(heard)) addEventListener(type, hear, true)
    return () => {
      for (const [type, hear] of Object.entries(heard)) removeEventListener(type, hear, true)
    }
  }, [])
  useEffect(() => {
    setRested(false)
    if (!wanted) return
    const look = () =>
      setRested((was) => was || (!composing.current && performance.now() - lastKey.current >= PAUSE))
    look()
    const timer = setInterval(look, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [wanted])
  return wanted && rested
}
