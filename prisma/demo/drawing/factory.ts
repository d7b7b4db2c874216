import { below, hills, roundTree, sky } from './land'
import { ellipse, line, path, polygon, rect, repeat, WIDTH } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'
import { ranges } from './waters'

/** A plant with saw-tooth halls and stacks, a monitoring mast, a belt of trees. */
export function drawFactory(random: Random, palette: Palette): string {
  const yard = 720
  const wall = mix('#d9d5c2', palette.skyLow, 0.35)
  return (
    sky(palette, yard, { x: random.between(1150, 1350), y: 220, radius: 72 }) +
    ranges(random, palette, yard - 30, 260) +
    plume(random, palette, 470, 250) +
    plume(random, palette, 640, 300) +
    stack(palette, 470, yard, 460) +
    stack(palette, 640, yard, 400) +
    coolingTower(palette, 250, yard) +
    repeat(6, (index) => sawTooth(palette, 700 + index * 110, yard - 150, wall)) +
    rect(700, yard - 150, 660, 150, wall) +
    rect(700, yard - 34, 660, 34, mix(wall, palette.near, 0.4)) +
    repeat(9, (index) =>
      rect(728 + index * 70, yard - 118, 42, 52, mix(palette.waterDeep, palette.near, 0.3), { round: 2 }),
    ) +
    tanks(palette, yard) +
    mast(palette, 1480, yard) +
    path(
      below(() => yard),
      mix(palette.mid, '#c9c9a0', 0.35),
    ) +
    repeat(32, (index) =>
      roundTree(
        random,
        index * 52 + random.between(-16, 16),
        yard + 40 + random.between(-8, 8),
        random.between(70, 130),
        mix(palette.near, palette.deep, random.between(0, 0.6)),
      ),
    ) +
    path(below(hills(random, yard + 60, 26, 1700)), palette.near) +
    path(
      'M-20,900C400,850 900,930 1620,860L1620,1020L-20,1020Z',
      mix(palette.water, palette.waterDeep, 0.3),
    ) +
    repeat(16, () =>
      rect(random.between(0, WIDTH), random.between(925, 990), random.between(60, 190), 5, palette.paper, {
        round: 3,
        opacity: 0.45,
      }),
    )
  )
}

function stack(palette: Palette, x: number, foot: number, tall: number): string {
  const half = (part: number) => 16 + part * 14
  const band = (from: number, to: number) =>
    polygon(
      [
        [x - half(from), foot - tall * (1 - from)],
        [x + half(from), foot - tall * (1 - from)],
        [x + half(to), foot - tall * (1 - to)],
        [x - half(to), foot - tall * (1 - to)],
      ],
      palette.accent,
    )
  return (
    polygon(
      [
        [x - 16, foot - tall],
        [x + 16, foot - tall],
        [x + 30, foot],
        [x - 30, foot],
      ],
      palette.paper,
    ) +
    polygon(
      [
        [x + 4, foot - tall],
        [x + 16, foot - tall],
        [x + 30, foot],
        [x + 8, foot],
      ],
      mix(palette.paper, palette.near, 0.22),
    ) +
    band(0.03, 0.1) +
    band(0.19, 0.26)
  )
}

/** A thin white plume that drifts away: mostly steam, as it should be. */
const plume = (random: Random, palette: Palette, x: number, top: number) =>
  repeat(9, (index) =>
    ellipse(
      x + 18 + index * 44,
      top - 14 - index * 13 + random.between(-7, 7),
      26 + index * 9,
      15 + index * 5,
      palette.paper,
      0.62 - index * 0.055,
    ),
  )

const sawTooth = (palette: Palette, x: number, y: number, wall: string) =>
  polygon(
    [
      [x, y],
      [x, y - 66],
      [x + 110, y],
    ],
    mix(wall, palette.near, 0.3),
  ) +
  polygon(
    [
      [x + 8, y - 6],
      [x + 8, y - 50],
      [x + 30, y - 38],
      [x + 30, y - 6],
    ],
    mix(palette.skyTop, palette.paper, 0.4),
  )

function coolingTower(palette: Palette, x: number, foot: number): string {
  const fill = mix(palette.paper, palette.far, 0.4)
  const half = (side: number) =>
    `${x + side * 64},${foot - 290}C${x + side * 50},${foot - 190} ${x + side * 70},${foot - 90} ${x + side * 118},${foot}`
  return (
    path(
      `M${half(-1)}L${x + 118},${foot}C${x + 70},${foot - 90} ${x + 50},${foot - 190} ${x + 64},${foot - 290}Z`,
      fill,
    ) +
    path(
      `M${x + 14},${foot - 290}C${x + 12},${foot - 190} ${x + 20},${foot - 90} ${x + 40},${foot}L${x + 118},${foot}C${x + 70},${foot - 90} ${x + 50},${foot - 190} ${x + 64},${foot - 290}Z`,
      mix(fill, palette.near, 0.24),
    ) +
    ellipse(x, foot - 290, 64, 10, mix(fill, palette.deep, 0.35))
  )
}

const tanks = (palette: Palette, yard: number) =>
  [1376, 1436]
    .map(
      (x) =>
        rect(x - 26, yard - 92, 52, 92, mix(palette.paper, palette.mid, 0.3), { round: 8 }) +
        rect(x + 6, yard - 92, 20, 92, mix(palette.paper, palette.near, 0.5), { round: 8 }),
    )
    .join('')

function mast(palette: Palette, x: number, foot: number): string {
  return (
    line([x, foot], [x, foot - 250], '#53625b', 6) +
    line([x - 34, foot - 214], [x + 34, foot - 214], '#53625b', 5) +
    rect(x - 20, foot - 130, 40, 52, palette.paper, { round: 4 }) +
    rect(x - 13, foot - 122, 26, 18, palette.near) +
    ellipse(x - 34, foot - 222, 9, 9, palette.accent) +
    polygon(
      [
        [x + 28, foot - 222],
        [x + 56, foot - 232],
        [x + 56, foot - 212],
      ],
      palette.near,
    )
  )
}
