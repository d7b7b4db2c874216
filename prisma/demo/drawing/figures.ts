import { circle, ellipse, line, type Point, path, placed, polygon, rect, repeat, stroke } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'

/** A bird far away, as two wing strokes. */
export const farBird = (x: number, y: number, size: number, fill: string) =>
  stroke(
    `M${x - size},${y - size * 0.28}Q${x - size * 0.4},${y - size * 0.52} ${x},${y}Q${x + size * 0.4},${y - size * 0.52} ${x + size},${y - size * 0.28}`,
    fill,
    size * 0.16,
  )

/** A loose skein of far birds. */
export const flock = (random: Random, x: number, y: number, count: number, fill: string) =>
  repeat(count, (index) =>
    farBird(
      x + index * 46 * (index % 2 ? 1 : -1) * 0.6 + random.between(-12, 12),
      y + index * 13 + random.between(-8, 8),
      random.between(13, 21),
      fill,
    ),
  )

/** An egret standing in shallow water, about 360 high, its feet at the origin. */
export function egret(body: string, shade: string, bill: string): string {
  const legs =
    line([-14, -118], [-14, 0], '#33443c', 6) +
    line([20, -122], [14, -64], '#33443c', 6) +
    line([14, -64], [26, 0], '#33443c', 6)
  const tail = path('M-44,-210C-96,-186 -142,-140 -168,-104C-118,-112 -40,-112 10,-128Z', shade)
  const trunk = path(
    'M66,-212C56,-244 18,-250 -22,-234C-72,-214 -112,-168 -136,-128C-84,-110 -8,-104 34,-126C62,-142 74,-178 66,-212Z',
    body,
  )
  const wing = path(
    'M34,-200C-8,-220 -66,-190 -118,-138C-74,-128 -10,-130 20,-150C36,-162 42,-184 34,-200Z',
    shade,
  )
  const neck = stroke('M44,-196C92,-232 78,-262 62,-290C48,-318 60,-344 84,-346', body, 25)
  const head =
    ellipse(92, -348, 27, 17, body) +
    path('M112,-356L178,-340L112,-338Z', bill) +
    stroke('M80,-358C54,-366 30,-360 8,-336', body, 6) +
    stroke('M78,-354C56,-356 36,-346 20,-322', body, 4.5) +
    circle(102, -352, 3.6, '#22332b')
  return legs + tail + trunk + wing + neck + head
}

/** A white-walled house with a dark roof, its foot at the origin; `gables` gives it stepped side walls. */
export function house(palette: Palette, width: number, height: number, gables: boolean): string {
  const roof = '#3b4a45'
  const wall = mix(palette.paper, palette.skyLow, 0.35)
  const left = -width / 2
  const window = (x: number, y: number) => rect(x, y, width * 0.09, height * 0.17, '#5d6d66', { round: 2 })
  const body =
    rect(left, -height, width, height, wall) +
    rect(left, -height * 0.13, width, height * 0.13, mix(wall, '#8f9d94', 0.35)) +
    rect(-width * 0.08, -height * 0.44, width * 0.16, height * 0.44, '#6d5a45', { round: 2 }) +
    window(left + width * 0.15, -height * 0.66) +
    window(width * 0.26, -height * 0.66)
  const top = path(
    `M${left - width * 0.07},${-height}Q${left + width * 0.08},${-height * 1.1} ${left + width * 0.14},${-height * 1.34}` +
      `L${width / 2 - width * 0.14},${-height * 1.34}Q${width / 2 - width * 0.08},${-height * 1.1} ${width / 2 + width * 0.07},${-height}Z`,
    roof,
  )
  if (!gables) return body + top
  const ends = [left, -left - width * 0.14].map((x) => stepped(x, height, width, wall, roof)).join('')
  return body + rect(-width * 0.36, -height * 1.16, width * 0.72, height * 0.18, roof) + ends
}

/** A horse-head gable: a wall that climbs in steps, each with its own little roof. */
function stepped(x: number, height: number, width: number, wall: string, roof: string): string {
  const step = width * 0.14
  return (
    rect(x, -height * 1.3, step, height * 1.3, wall) +
    rect(x - step * 0.22, -height * 1.36, step * 1.44, height * 0.075, roof, { round: 2 })
  )
}

export type Dress = { coat: string; trousers: string; stripe?: string; cap?: string }

/** Somebody seen from behind or the side, 200 high, feet at the origin. */
export function person({ coat, trousers, stripe, cap }: Dress, pose: 'walk' | 'stand' | 'point'): string {
  const stride = pose === 'walk' ? 24 : 11
  const legs =
    stroke(`M-9,-92L${-stride},-4`, trousers, 20) +
    stroke(`M9,-92L${stride},-4`, mix(trousers, '#10201a', 0.2), 20)
  const shoes = ellipse(-stride + 5, -3, 13, 6, '#2c332f') + ellipse(stride + 5, -3, 13, 6, '#2c332f')
  const arm = (d: string, hand: Point) =>
    stroke(d, mix(coat, '#2a3a33', 0.22), 13) + circle(hand[0], hand[1], 8, '#e0b592')
  const arms =
    pose === 'point'
      ? arm('M19,-150L52,-156L84,-176', [90, -180]) + arm('M-20,-150L-31,-122L-26,-98', [-25, -92])
      : arm('M20,-150L32,-118L44,-102', [48, -98]) + arm('M-20,-150L-34,-122L-32,-98', [-31, -92])
  const trunk = path('M-25,-150Q-26,-160 -14,-161L14,-161Q26,-160 25,-150L23,-84L-23,-84Z', coat)
  const bands = stripe
    ? rect(-24, -116, 48, 7, stripe) + rect(-14, -160, 6, 76, stripe) + rect(8, -160, 6, 76, stripe)
    : ''
  const head = rect(-5, -170, 10, 14, '#d8a986') + circle(0, -182, 17, '#e0b592')
  const hair = cap
    ? path('M-18,-184Q-18,-202 0,-202Q18,-202 18,-186L27,-184L-18,-184Z', cap)
    : path('M-18,-180Q-20,-202 0,-202Q19,-202 18,-184Q6,-192 -6,-190Q-14,-188 -18,-180Z', '#33312c')
  return legs + shoes + arms + trunk + bands + head + hair
}

/** A flat-bottomed boat with somebody at the oar, 240 wide, its waterline at the origin. */
export function boat(hull: string, coat: string): string {
  return (
    placed(26, -8, 0.42, person({ coat, trousers: '#3d4a44' }, 'stand')) +
    path('M20,-92L46,-100L58,-84L6,-84Z', '#c9a66b') +
    line([46, -50], [118, 26], '#5b4a38', 5) +
    path('M-128,-26Q-60,-4 0,-4Q70,-4 124,-30Q112,14 74,16L-78,16Q-112,12 -128,-26Z', hull) +
    path('M-60,-8Q-52,-52 -16,-54Q18,-52 14,-6Z', mix(hull, '#c9a66b', 0.45))
  )
}

/** A sailing boat, about 150 high, its waterline at the origin. */
export function sail(canvas: string, hull: string): string {
  return (
    line([0, -10], [0, -150], '#4b4a40', 4) +
    path('M5,-146Q62,-90 66,-24L5,-20Z', canvas) +
    path('M-5,-128Q-40,-74 -46,-24L-5,-20Z', mix(canvas, '#b9b49c', 0.35)) +
    path('M-62,-14L70,-14Q56,12 34,12L-34,12Q-54,10 -62,-14Z', hull)
  )
}

/** A wind turbine, its foot at the origin, `turn` in degrees. */
export function turbine(height: number, turn: number, fill: string, shade: string): string {
  const hub = -height
  const blade = (angle: number) =>
    `<g transform="translate(0 ${hub}) rotate(${angle})">${path(
      `M-${height * 0.012},0Q-${height * 0.034},${-height * 0.16} 0,${-height * 0.6}Q${height * 0.014},${-height * 0.2} ${height * 0.012},0Z`,
      fill,
    )}</g>`
  return (
    polygon(
      [
        [-height * 0.011, hub],
        [height * 0.011, hub],
        [height * 0.024, 0],
        [-height * 0.024, 0],
      ],
      fill,
    ) +
    polygon(
      [
        [height * 0.002, hub],
        [height * 0.011, hub],
        [height * 0.024, 0],
        [height * 0.006, 0],
      ],
      shade,
    ) +
    blade(turn) +
    blade(turn + 120) +
    blade(turn + 240) +
    circle(0, hub, height * 0.026, shade)
  )
}
