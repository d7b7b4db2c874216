export const WIDTH = 1600
export const HEIGHT = 1000

export type Point = readonly [x: number, y: number]

const n = (value: number) => String(Math.round(value * 10) / 10)
const faint = (opacity: number) => (opacity === 1 ? '' : ` opacity="${opacity}"`)

/** Every shape is a piece of SVG; a drawing is their sequence, the farthest first. */
export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  { round = 0, opacity = 1 } = {},
) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(round)}" fill="${fill}"${faint(opacity)}/>`

export const circle = (x: number, y: number, radius: number, fill: string, opacity = 1) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"${faint(opacity)}/>`

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, opacity = 1) =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${faint(opacity)}/>`

export const path = (d: string, fill: string, opacity = 1) =>
  `<path d="${d}" fill="${fill}"${faint(opacity)}/>`

export const stroke = (d: string, colour: string, width: number, opacity = 1) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${faint(opacity)}/>`

export const outline = (points: readonly Point[]) => `M${points.map(([x, y]) => `${n(x)},${n(y)}`).join('L')}`

export const polygon = (points: readonly Point[], fill: string, opacity = 1) =>
  path(`${outline(points)}Z`, fill, opacity)

export const line = (from: Point, to: Point, colour: string, width: number, opacity = 1) =>
  stroke(outline([from, to]), colour, width, opacity)

/** Shapes drawn in their own measure, then placed, sized, mirrored. */
export const placed = (x: number, y: number, scale: number, shapes: string, mirrored = false) =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${mirrored ? -scale : scale} ${scale})">${shapes}</g>`

/** A group that only shows inside the closed outline. */
export function clipped(name: string, d: string, shapes: string): string {
  return `<clipPath id="${name}"><path d="${d}"/></clipPath><g clip-path="url(#${name})">${shapes}</g>`
}

/** A fill that runs from one colour at `top` to another at `bottom`; shapes name it as `url(#name)`. */
export function fade(name: string, top: number, bottom: number, stops: [string, string, number?, number?]) {
  const [from, to, fromOpacity = 1, toOpacity = 1] = stops
  return (
    `<linearGradient id="${name}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${n(top)}" y2="${n(bottom)}">` +
    `<stop offset="0" stop-color="${from}" stop-opacity="${fromOpacity}"/>` +
    `<stop offset="1" stop-color="${to}" stop-opacity="${toOpacity}"/></linearGradient>`
  )
}

/** Repeats a shape, the results one after the other. */
export const repeat = (count: number, shape: (index: number) => string) =>
  Array.from({ length: Math.max(0, Math.round(count)) }, (_, index) => shape(index)).join('')
