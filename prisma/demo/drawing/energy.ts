import { flock, turbine } from './figures'
import { below, cloud, haze, hills, land, peaks, roundTree, sky } from './land'
import { line, path, placed, polygon, repeat, stroke, WIDTH } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'
import { ranges } from './waters'

/** Rows of panels on a slope under a high sun. */
export function drawSolar(random: Random, palette: Palette): string {
  const horizon = 430
  const field = mix(palette.mid, '#c9d08c', 0.36)
  const rows = [470, 530, 610, 715, 850]
  return (
    sky(palette, horizon, { x: random.between(380, 620), y: 190, radius: 88 }) +
    cloud(random, 1150, 150, 480, palette.paper) +
    ranges(random, palette, horizon, 210) +
    placed(
      1260,
      420,
      1,
      turbine(210, random.between(0, 110), palette.paper, mix(palette.paper, palette.mid, 0.35)),
    ) +
    placed(
      1420,
      430,
      1,
      turbine(160, random.between(0, 110), palette.paper, mix(palette.paper, palette.mid, 0.35)),
    ) +
    repeat(30, (index) =>
      roundTree(
        random,
        index * 56,
        horizon + 10,
        random.between(30, 64),
        mix(palette.mid, palette.near, random.between(0.3, 0.9)),
      ),
    ) +
    path(below(hills(random, horizon + 24, 20, 1600)), field) +
    rows.map((y, index) => panelRow(palette, y, 0.36 + index * 0.21, index % 2 ? -60 : 0)).join('') +
    repeat(90, () => {
      const x = random.between(0, WIDTH)
      const y = random.between(965, 1000)
      return stroke(
        `M${x},1010Q${x + 4},${y - 20} ${x + random.between(-14, 20)},${y - 44}`,
        mix(palette.near, palette.deep, random.between(0, 0.8)),
        4,
      )
    })
  )
}

function panelRow(palette: Palette, y: number, scale: number, shift: number): string {
  const glass = mix('#2b4f6b', palette.near, 0.35)
  const width = 300 * scale
  const tall = 118 * scale
  return repeat(WIDTH / width + 3, (index) => {
    const x = shift - width + index * width * 1.06
    const skew = tall * 0.34
    const at = (column: number, row: number) =>
      [x + column * width + (1 - row) * skew, y + row * tall] as const
    const grid =
      repeat(3, (column) =>
        line(at((column + 1) / 4, 0), at((column + 1) / 4, 1), mix(glass, palette.paper, 0.45), 2.2 * scale),
      ) + line(at(0, 0.5), at(1, 0.5), mix(glass, palette.paper, 0.45), 2.2 * scale)
    return (
      polygon(
        [
          [x + width * 0.06, y + tall * 1.16],
          [x + width * 1.02, y + tall * 1.16],
          [x + width * 0.94, y + tall * 1.5],
          [x - width * 0.02, y + tall * 1.5],
        ],
        palette.deep,
        0.22,
      ) +
      line([x + width * 0.24, y + tall * 0.9], [x + width * 0.24, y + tall * 1.36], '#6b776f', 7 * scale) +
      line([x + width * 0.8, y + tall * 0.9], [x + width * 0.8, y + tall * 1.36], '#6b776f', 7 * scale) +
      polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], glass) +
      polygon(
        [at(0.1, 0), at(0.36, 0), at(0.2, 1), at(0, 1), at(0, 0.6)],
        mix(glass, palette.skyTop, 0.5),
        0.5,
      ) +
      grid +
      line(at(0, 1), at(1, 1), mix(palette.paper, glass, 0.2), 5 * scale)
    )
  })
}

/** Turbines along a ridge above cloud. */
export function drawWind(random: Random, palette: Palette): string {
  const back = hills(random, 640, 150, 1200)
  const front = hills(random, 840, 190, 1500)
  const shade = mix(palette.paper, palette.mid, 0.4)
  const machine = (x: number, foot: number, height: number) =>
    placed(x, foot + 6, 1, turbine(height, random.between(0, 119), palette.paper, shade))
  return (
    sky(palette, 700, { x: random.between(300, 500), y: 230, radius: 80 }) +
    cloud(random, 1080, 130, 560, palette.paper) +
    land('range', peaks(random, 640, 270, 4), palette.far, {
      at: 660,
      fill: mix(palette.far, palette.skyLow, 0.8),
    }) +
    cloud(random, 420, 520, 560, palette.paper, 0.5) +
    repeat(5, (index) => machine(160 + index * 330, back(160 + index * 330), 190)) +
    land('ridge', back, mix(palette.mid, palette.far, 0.2), {
      at: 760,
      fill: mix(palette.mid, palette.skyLow, 0.55),
    }) +
    haze('valley', 600, 880, palette.skyLow, 0.55) +
    machine(360, front(360), 470) +
    machine(830, front(830), 560) +
    machine(1290, front(1290), 430) +
    land('meadow', front, palette.near, { at: 1000, fill: palette.deep }) +
    repeat(16, () => {
      const x = random.between(0, WIDTH)
      return roundTree(random, x, front(x) + random.between(40, 110), random.between(36, 70), palette.deep)
    }) +
    flock(random, 620, 330, 5, palette.near)
  )
}
