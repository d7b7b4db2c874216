'use client'
import { clsx } from 'clsx'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Slash, SlashState } from './slash'

const WIDTH = 224
const GAP = 6
/** What stands at the foot of the editor, over the text. */
const FOOT = 56

/** Under the cursor, or over it where the window has no room below; within the frame that the menu is placed in. */
function placeAt({ editor }: SlashState, frame: DOMRect, height: number): { left: number; top: number } {
  const { left, top, bottom } = editor.view.coordsAtPos(editor.state.selection.from)
  const fits = bottom + GAP + height <= window.innerHeight - FOOT || top < height
  return {
    left: Math.max(8, Math.min(left - frame.left, frame.width - WIDTH - 8)),
    top: (fits ? bottom + GAP : top - GAP - height) - frame.top,
  }
}

/** Tells who cannot see it which line of the list is chosen, while the caret stays in the text. */
function useActiveOption(state: SlashState | null): void {
  useEffect(() => {
    const text = state?.editor.view.dom
    if (!text || !state) return
    const said = { 'aria-controls': 'slash-menu', 'aria-activedescendant': `slash-${state.at}` }
    for (const [name, value] of Object.entries(said)) text.setAttribute(name, value)
    return () => {
      for (const name of Object.keys(said)) text.removeAttribute(name)
    }
  }, [state])
}

/** The list of what can be put in at the cursor. */
export function SlashMenu({ slash }: { slash: Slash }) {
  const state = useSyncExternalStore(slash.subscribe, slash.get, () => null)
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  useActiveOption(state)
  useLayoutEffect(() => {
    const frame = list.current?.offsetParent
    if (!state || !frame) return
    setPlace(placeAt(state, frame.getBoundingClientRect(), list.current?.offsetHeight ?? 0))
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [state])
  if (!state) return null
  return (
    <div
      ref={list}
      id="slash-menu"
      role="listbox"
      aria-label="插入"
      tabIndex={-1}
      style={{ width: WIDTH, ...(place ?? { visibility: 'hidden' }) }}
      className="absolute z-20 max-h-72 scroll-my-4 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-lift"
    >
      {state.items.map(({ label, Icon, keys }, at) => (
        <div
          key={label}
          id={`slash-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === state.at}
          // The caret must stay in the text.
          onMouseDown={(event) => {
            event.preventDefault()
            slash.take(at)
          }}
          className={clsx(
            'flex cursor-pointer items-center gap-2.5 rounded px-2.5 py-1.5 text-sm hover:bg-sunken',
            at === state.at && 'bg-accent-soft text-accent',
          )}
        >
          <Icon aria-hidden="true" className="size-4 shrink-0" />
          <span className="flex-1">{label}</span>
          <span className="text-xs text-muted">{keys.split(' ')[1]}</span>
        </div>
      ))}
    </div>
  )
}
