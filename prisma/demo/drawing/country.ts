import { flock, house } from './figures'
import { below, cloud, fir, type Line, land, peaks, poplar, sky } from './land'
import { ellipse, HEIGHT, path, placed, polygon, rect, repeat, stroke, WIDTH } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'
import { ranges } from './waters'

/** A harvested field in rows that run towards the hills, a path, straw bales, a row of poplars. */
export function drawField(random: Random, palette: Palette): string {
  const horizon = 440
  const vanish = random.between(640, 960)
  return (
    sky(palette, horizon, { x: random.between(300, 1300), y: 200, radius: 70 }) +
    cloud(random, 500, 120, 460, palette.paper) +
    ranges(random, palette, horizon, 200) +
    repeat(30, (index) =>
      poplar(
        index * 56 + random.between(-16, 16),
        horizon + 6,
        random.between(60, 120),
        mix(palette.mid, palette.near, random.between(0.3, 0.8)),
      ),
    ) +
    placed(vanish + 430, horizon + 8, 0.62, house(palette, 150, 74, true)) +
    placed(vanish + 520, horizon + 10, 0.5, house(palette, 130, 66, false)) +
    path(
      below(() => horizon),
      palette.warm,
    ) +
    rows(palette, vanish, horizon) +
    polygon(
      [
        [vanish - 4, horizon],
        [vanish + 10, horizon],
        [vanish + 250, HEIGHT + 20],
        [vanish - 90, HEIGHT + 20],
      ],
      mix(palette.paper, '#b89a68', 0.4),
    ) +
    ears(random, palette, horizon) +
    bales(random, palette, vanish)
  )
}

function rows(palette: Palette, vanish: number, horizon: number): string {
  const rice = [
    mix(palette.warm, '#c9c66e', 0.35),
    mix(palette.warm, palette.mid, 0.38),
    mix(palette.warm, palette.paper, 0.3),
  ]
  return repeat(48, (index) => {
    const near = (at: number) => vanish + at * 235
    const fill = rice[index % 3] ?? palette.warm
    return polygon(
      [
        [vanish + (index - 24) * 26, horizon],
        [vanish + (index - 23) * 26, horizon],
        [near(index - 23), HEIGHT + 20],
        [near(index - 24), HEIGHT + 20],
      ],
      fill,
    )
  })
}

function ears(random: Random, palette: Palette, horizon: number): string {
  return repeat(220, () => {
    const depth = random.between(0.12, 1) ** 1.3
    const y = horizon + depth * (HEIGHT - horizon)
    const x = random.between(-20, WIDTH)
    return stroke(
      `M${x},${y}q${3 + depth * 5},${-10 - depth * 26} ${8 + depth * 14},${-12 - depth * 30}`,
      mix(palette.near, palette.warm, random.between(0.2, 0.7)),
      1.4 + depth * 3.2,
      0.7,
    )
  })
}

function bales(random: Random, palette: Palette, vanish: number): string {
  const straw = mix(palette.warm, '#8a6a35', 0.2)
  return [
    [-560, 720, 86],
    [-300, 600, 46],
    [480, 640, 60],
    [640, 800, 112],
  ]
    .map(([x = 0, y = 0, size = 0]) => {
      const at = vanish + x + random.between(-40, 40)
      return (
        ellipse(at + size * 0.2, y + size * 0.62, size * 1.3, size * 0.2, palette.deep, 0.25) +
        rect(at - size * 0.1, y - size * 0.62, size * 1.25, size * 1.24, mix(straw, palette.paper, 0.16), {
          round: size * 0.55,
        }) +
        ellipse(at, y, size * 0.56, size * 0.62, straw) +
        [0.42, 0.26, 0.1]
          .map(
            (part) =>
              `<ellipse cx="${at}" cy="${y}" rx="${size * part}" ry="${size * part * 1.1}" fill="none" stroke="${mix(straw, '#5a4524', 0.4)}" stroke-width="3"/>`,
          )
          .join('')
      )
    })
    .join('')
}

/** Ranges of peaks one behind the other, cloud in the valleys, firs in front. */
export function drawMountain(random: Random, palette: Palette): string {
  const range = (index: number) => {
    const foot = 520 + index * 120
    const fill = mix(palette.far, palette.near, index / 4)
    const top = peaks(random, foot, 400 - index * 56, 3 + index)
    const pale = { at: foot + 40, fill: mix(fill, palette.skyLow, 0.86) }
    return (
      land(`range-${index}`, top, fill, pale) +
      cloud(random, random.between(200, 1400), foot - 34, 620, palette.paper, 0.34)
    )
  }
  const slope: Line = (x) =>
    905 - 210 * Math.exp(-(((x - 150) / 420) ** 2)) - 130 * Math.exp(-(((x - 1560) / 330) ** 2))
  return (
    sky(palette, 620, { x: random.between(900, 1250), y: 190, radius: 74 }) +
    repeat(4, range) +
    flock(random, 820, 240, 5, palette.near) +
    path(
      below((x) => slope(x) - 16),
      palette.deep,
    ) +
    firRow(random, palette, slope)
  )
}

function firRow(random: Random, palette: Palette, slope: Line): string {
  return repeat(70, (index) => {
    const x = index < 16 ? 600 + index * 40 : index < 48 ? (index - 16) * 20 - 20 : 1160 + (index - 48) * 21
    const drop = random.between(0, 70)
    const fill = mix(palette.near, palette.deep, 0.3 + (drop / 70) * 0.7)
    return fir(x, slope(x) + drop, index < 16 ? random.between(50, 90) : random.between(90, 190), fill)
  })
}
