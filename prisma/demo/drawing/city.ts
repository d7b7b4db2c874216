import { flock } from './figures'
import { cloud, haze, roundTree, sky, water } from './land'
import { ellipse, line, path, placed, rect, repeat, WIDTH } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'

/** Towers on a river front, trees before them, everything mirrored. */
export function drawCity(random: Random, palette: Palette): string {
  const quay = 660
  const row = (count: number, low: number, high: number, fill: string, lit: number) =>
    repeat(count, (index) => {
      const width = (WIDTH / count) * random.between(0.6, 0.98)
      const middle = 1 - Math.abs(index / count - 0.55) * 0.9
      const tall = random.between(low, high) * middle
      return tower(
        random,
        palette,
        (index * WIDTH) / count,
        quay - tall,
        width,
        tall,
        mix(fill, palette.paper, random.between(0, 0.16)),
        lit,
      )
    })
  return (
    sky(palette, quay, { x: random.between(240, 420), y: 210, radius: 74 }) +
    cloud(random, 1100, 110, 520, palette.paper) +
    row(22, 180, 330, mix(palette.far, palette.skyLow, 0.25), 0) +
    haze('smog', 420, quay, palette.skyLow, 0.5) +
    row(15, 170, 430, mix(palette.far, palette.mid, 0.75), 0.2) +
    spire(palette, 930, quay) +
    row(11, 90, 250, mix(palette.mid, palette.near, 0.62), 0.5) +
    repeat(34, (index) =>
      roundTree(
        random,
        index * 49 + random.between(-14, 14),
        quay + 8,
        random.between(58, 104),
        mix(palette.near, palette.deep, random.between(0, 0.7)),
      ),
    ) +
    rect(-10, quay + 2, WIDTH + 20, 24, mix('#b9bfae', palette.skyLow, 0.3)) +
    water(random, palette, quay + 26, 70) +
    repeat(20, (index) =>
      rect(
        index * 80 + random.between(-20, 20),
        quay + 28,
        random.between(24, 60),
        random.between(60, 220),
        mix(palette.mid, palette.near, 0.5),
        { opacity: 0.14 },
      ),
    ) +
    ferry(palette, random.between(560, 1000)) +
    flock(random, 620, 260, 6, palette.near)
  )
}

function tower(
  random: Random,
  palette: Palette,
  x: number,
  y: number,
  width: number,
  tall: number,
  fill: string,
  lit: number,
): string {
  const shade = rect(x + width * 0.62, y, width * 0.38, tall, mix(fill, palette.deep, 0.16))
  const cap = random.between(0, 1) < 0.4 ? rect(x + width * 0.2, y - 16, width * 0.5, 18, fill) : ''
  const pane = mix(palette.sun, palette.paper, 0.35)
  const columns = Math.max(2, Math.floor(width / 20))
  const windows = lit
    ? repeat(Math.floor(tall / 24) * columns, (index) => {
        const column = index % columns
        const top = y + 14 + Math.floor(index / columns) * 24
        return random.between(0, 1) < lit
          ? rect(x + 7 + (column * (width - 10)) / columns, top, 8, 11, pane, { opacity: 0.75 })
          : ''
      })
    : ''
  return rect(x, y, width, tall, fill) + shade + cap + windows
}

function spire(palette: Palette, x: number, foot: number): string {
  const fill = mix(palette.mid, palette.near, 0.35)
  return (
    path(
      `M${x - 34},${foot}L${x - 24},${foot - 440}Q${x},${foot - 520} ${x + 24},${foot - 440}L${x + 34},${foot}Z`,
      fill,
    ) +
    path(
      `M${x + 4},${foot}L${x + 4},${foot - 490}Q${x + 18},${foot - 470} ${x + 24},${foot - 440}L${x + 34},${foot}Z`,
      mix(fill, palette.deep, 0.2),
    ) +
    line([x, foot - 490], [x, foot - 580], fill, 5)
  )
}

function ferry(palette: Palette, x: number): string {
  return placed(
    x,
    830,
    1,
    ellipse(0, 12, 150, 9, palette.deep, 0.2) +
      rect(-66, -58, 128, 34, palette.paper, { round: 5 }) +
      repeat(6, (index) => rect(-56 + index * 19, -50, 12, 14, '#6f8f8a', { round: 2 })) +
      rect(-30, -78, 62, 22, palette.paper, { round: 4 }) +
      path('M-136,-26L140,-26Q120,14 84,14L-90,14Q-122,10 -136,-26Z', palette.near) +
      path('M-136,-26L140,-26L136,-16L-131,-16Z', palette.accent),
  )
}
