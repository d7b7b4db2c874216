import { encode } from 'uqr'

/** Light around the code, in its own squares: readers of codes need it. */
const QUIET = 3
const OF_PAGE = '本页地址的二维码'

/** The dark squares of a row, as one stroke each run. */
function rowStrokes(row: boolean[], y: number): string {
  let path = ''
  let gap = 0
  for (let x = 0; x < row.length; ) {
    const end = row.indexOf(!row[x], x)
    const length = (end === -1 ? row.length : end) - x
    if (row[x]) path += `${path === '' ? `M${x + QUIET} ${y + QUIET}.5` : `m${gap} 0`}h${length}`
    gap = length
    x += length
  }
  return path
}

/** An address as a code for telephones, drawn here: no service is asked, and nothing is fetched. */
export function QrCode({ id, address, label = OF_PAGE }: { id: string; address: string; label?: string }) {
  const { data, size } = encode(address, { ecc: 'M', border: 0 })
  const side = size + QUIET * 2
  return (
    <svg viewBox={`0 0 ${side} ${side}`} className="qr-code" role="img" aria-label={label}>
      <g id={id}>
        <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
        <path stroke="#000" d={data.map(rowStrokes).join('')} />
      </g>
    </svg>
  )
}

/** The same code once more, by the id of the one that is drawn. */
export function SameQrCode({ id, address }: { id: string; address: string }) {
  const { size } = encode(address, { ecc: 'M', border: 0 })
  const side = size + QUIET * 2
  return (
    <svg viewBox={`0 0 ${side} ${side}`} className="qr-code" role="img" aria-label={OF_PAGE}>
      <use href={`#${id}`} />
    </svg>
  )
}
