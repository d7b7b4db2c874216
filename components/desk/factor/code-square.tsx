import { drawCode } from '@/lib/code-strokes'

/** A text as a code for telephones, drawn here. */
export function CodeSquare({ text, label }: { text: string; label: string }) {
  const { side, strokes } = drawCode(text)
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} className="size-48 max-w-full rounded">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path stroke="#000" d={strokes} />
    </svg>
  )
}
