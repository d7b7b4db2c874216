import { cloud, hills, land, roundTree, sky } from './land'
import { clipped, path, rect } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'

/** A window with hills and a tree behind its bars. */
export function windowTo(
  random: Random,
  palette: Palette,
  x: number,
  y: number,
  width: number,
  height: number,
): string {
  const view =
    sky(palette, y + height, { x: x + width * 0.3, y: y + height * 0.28, radius: 38 }) +
    cloud(random, x + width * 0.66, y + height * 0.22, width * 0.4, palette.paper) +
    land('view-far', hills(random, y + height * 0.8, 120, 700), palette.far) +
    land('view-mid', hills(random, y + height * 0.92, 90, 600), palette.mid) +
    roundTree(random, x + width * 0.78, y + height + 10, height * 0.62, palette.near)
  const frame = '#efe9d8'
  const pane = `M${x},${y}h${width}v${height}h${-width}Z`
  return (
    rect(x - 18, y - 18, width + 36, height + 36, frame, { round: 4 }) +
    clipped('pane', pane, view) +
    rect(x + width / 2 - 6, y, 12, height, frame) +
    rect(x, y + height * 0.34, width, 10, frame) +
    rect(x - 34, y + height + 16, width + 68, 20, mix(frame, '#8a7a5c', 0.3), { round: 3 })
  )
}

/** A broad-leaved plant in a pot, about 260 high. */
export function plant(random: Random, palette: Palette, x: number, foot: number): string {
  const leaf = (angle: number, size: number, fill: string) =>
    `<g transform="translate(${x} ${foot - 86}) rotate(${angle})">${path(`M0,0C${-size * 0.28},${-size * 0.4} ${-size * 0.2},${-size * 0.8} 0,${-size}C${size * 0.2},${-size * 0.8} ${size * 0.28},${-size * 0.4} 0,0Z`, fill)}</g>`
  return (
    [-62, -36, -12, 14, 40, 66]
      .map((angle) =>
        leaf(
          angle + random.between(-6, 6),
          random.between(120, 180),
          mix(palette.near, random.pick([palette.deep, '#9db06a']), 0.35),
        ),
      )
      .join('') +
    path(
      `M${x - 56},${foot - 96}L${x + 56},${foot - 96}L${x + 42},${foot}L${x - 42},${foot}Z`,
      palette.accent,
    ) +
    rect(x - 62, foot - 108, 124, 24, mix(palette.accent, palette.paper, 0.18), { round: 4 })
  )
}
