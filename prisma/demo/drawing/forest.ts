import { below, haze, hills } from './land'
import { circle, ellipse, fade, HEIGHT, path, polygon, rect, repeat, WIDTH } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'

/** Trunks in three depths with light falling between them. */
export function drawForest(random: Random, palette: Palette): string {
  const air = fade('air', 0, 800, [
    mix(palette.mid, palette.skyLow, 0.5),
    mix(palette.skyLow, palette.paper, 0.4),
  ])
  const shade = (part: number) => mix(palette.far, palette.deep, part)
  return (
    air +
    rect(0, 0, WIDTH, HEIGHT, 'url(#air)') +
    circle(1010, 330, 250, palette.sun, 0.22) +
    circle(1010, 330, 150, palette.sun, 0.5) +
    trunks(random, 26, 9, 660, shade(0.16)) +
    canopy(random, 30, 30, shade(0.2)) +
    haze('depth', 420, 680, palette.paper, 0.7) +
    path(below(hills(random, 680, 40)), shade(0.3)) +
    trunks(random, 13, 17, 735, shade(0.44)) +
    canopy(random, -6, 34, shade(0.46)) +
    beams(palette) +
    path(below(hills(random, 770, 50)), shade(0.52)) +
    trunks(random, 5, 38, 900, shade(0.86)) +
    canopy(random, -46, 30, shade(0.82)) +
    path(below(hills(random, 930, 40, 1500)), shade(0.9)) +
    path(
      below((x) => 968 - Math.abs(x - 860) * 0.075),
      shade(1),
    ) +
    repeat(15, (index) =>
      fern(
        random,
        index * 118 - 20,
        975 + (index % 3) * 16,
        random.between(80, 150),
        mix(palette.near, palette.deep, random.between(0, 0.6)),
      ),
    )
  )
}

function trunks(random: Random, count: number, width: number, foot: number, fill: string): string {
  return repeat(count, (index) => {
    const x = ((index + random.between(0.1, 0.9)) * WIDTH) / count
    const top = x + random.between(-26, 26)
    const half = width * random.between(0.7, 1.2)
    const waist = half * 0.7
    return path(
      `M${top - half * 0.62},-20L${top + half * 0.62},-20Q${x + waist},${foot * 0.6} ${x + half * 1.25},${foot}` +
        `L${x - half * 1.25},${foot}Q${x - waist},${foot * 0.6} ${top - half * 0.62},-20Z`,
      fill,
    )
  })
}

function canopy(random: Random, y: number, depth: number, fill: string): string {
  return repeat(22, (index) => {
    const middle = y + random.between(-depth, depth)
    return ellipse(index * 78 - 20, middle, random.between(80, 150), random.between(50, 96), fill)
  })
}

const beams = (palette: Palette) =>
  repeat(5, (index) =>
    polygon(
      [
        [960 + index * 26, 200],
        [990 + index * 26, 200],
        [520 + index * 250, 980],
        [400 + index * 250, 980],
      ],
      palette.sun,
      0.13,
    ),
  )

function fern(random: Random, x: number, y: number, size: number, fill: string): string {
  return repeat(6, (index) => {
    const angle = -2.5 + index * 0.38 + random.between(-0.1, 0.1)
    const tip = [x + Math.cos(angle) * size, y + Math.sin(angle) * size] as const
    const side = [x + Math.cos(angle - 0.16) * size * 0.6, y + Math.sin(angle - 0.3) * size * 0.66] as const
    return path(
      `M${x},${y}Q${side[0]},${side[1]} ${tip[0]},${tip[1]}Q${x + Math.cos(angle + 0.16) * size * 0.55},${y + Math.sin(angle + 0.2) * size * 0.45} ${x},${y}Z`,
      fill,
    )
  })
}
