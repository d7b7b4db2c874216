import { drawCode } from '@/lib/code-strokes'

const OF_PAGE = '本页地址的二维码'

/** An address as a code for telephones, drawn here: no service is asked, and nothing is fetched. */
export function QrCode({ id, address, label = OF_PAGE }: { id: string; address: string; label?: string }) {
  const { side, strokes } = drawCode(address)
  return (
    <svg viewBox={`0 0 ${side} ${side}`} className="qr-code" role="img" aria-label={label}>
      <g id={id}>
        <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
        <path stroke="#000" d={strokes} />
      </g>
    </svg>
  )
}

/** The same code once more, by the id of the one that is drawn. */
export function SameQrCode({ id, address }: { id: string; address: string }) {
  const { side } = drawCode(address)
  return (
    <svg viewBox={`0 0 ${side} ${side}`} className="qr-code" role="img" aria-label={OF_PAGE}>
      <use href={`#${id}`} />
    </svg>
  )
}
