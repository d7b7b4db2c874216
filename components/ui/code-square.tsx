import { encode } from 'uqr'

/** Light around the code, in its own squares: readers of codes need it. */
const QUIET = 3

/** A text as a code for telephones, drawn here. */
export function CodeSquare({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const side = size + QUIET * 2
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  )
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} className="size-48 max-w-full rounded">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={dark.join('')} />
    </svg>
  )
}
