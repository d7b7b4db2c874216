import { circle, ellipse, fade, HEIGHT, outline, path, rect, repeat, stroke, WIDTH } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'

/** The height of a skyline at each x. */
export type Line = (x: number) => number

/** Soft hills: three waves of which each is shorter and lower. */
export function hills(random: Random, base: number, height: number, length = 1100): Line {
  const waves = [1, 0.42, 0.16].map((share) => ({
    share,
    length: length * (0.3 + share * 0.7) * random.between(0.8, 1.2),
    phase: random.between(0, 7),
  }))
  return (x) => {
    const sum = waves.reduce(
      (total, wave) => total + wave.share * Math.sin((x / wave.length) * 6.283 + wave.phase),
      0,
    )
    return base - (height * (sum + 1.58)) / 3.16
  }
}

/** Mountains: steep towards the top, wide at the foot, a little rough. */
export function peaks(random: Random, base: number, height: number, count: number): Line {
  const step = WIDTH / count
  const tops = Array.from({ length: count + 1 }, (_, index) => ({
    x: (index + random.between(-0.2, 0.7)) * step,
    height: height * random.between(0.5, 1),
    left: step * random.between(0.7, 1.3),
    right: step * random.between(0.7, 1.3),
  }))
  const rough = hills(random, 0, height * 0.07, 150)
  return (x) => {
    const heights = tops.map((top) => {
      const away = Math.abs(x - top.x) / (x < top.x ? top.left : top.right)
      return top.height * Math.max(0, 1 - away) ** 1.3
    })
    return base - Math.max(0, ...heights) + rough(x)
  }
}

/** Everything below a line, as the outline of a shape. */
export function below(top: Line, bottom = HEIGHT + 20): string {
  const points = Array.from({ length: 165 }, (_, index) => [index * 10 - 20, top(index * 10 - 20)] as const)
  return `${outline(points)}L${WIDTH + 20},${bottom}L-20,${bottom}Z`
}

/** Land below a line; with `foot` it pales towards that height, as land does in haze. */
export function land(name: string, top: Line, fill: string, foot?: { at: number; fill: string }): string {
  if (!foot) return path(below(top), fill)
  const crest = Math.min(...Array.from({ length: 81 }, (_, index) => top(index * 20)))
  return fade(name, crest, foot.at, [fill, foot.fill]) + path(below(top), `url(#${name})`)
}

/** The air: a fade from top to horizon, and the sun with its glow. */
export function sky(
  palette: Palette,
  horizon: number,
  sun?: { x: number; y: number; radius: number },
): string {
  const air = fade('sky', 0, horizon, [palette.skyTop, palette.skyLow])
  const glow = sun
    ? [4.2, 3.2, 2.35, 1.65]
        .map((times) => circle(sun.x, sun.y, sun.radius * times, palette.sun, 0.09))
        .join('') + circle(sun.x, sun.y, sun.radius, palette.sun)
    : ''
  return air + rect(0, 0, WIDTH, HEIGHT, 'url(#sky)') + glow
}

/** A long flat cloud: thin bars with air between them. */
export function cloud(
  random: Random,
  x: number,
  y: number,
  width: number,
  fill: string,
  opacity = 0.6,
): string {
  const thick = width * 0.034
  const bars = [0.34, 0.72, 1, 0.58, 0.26].map((share, index) => {
    const part = width * share * random.between(0.85, 1.12)
    const left = x - part / 2 + width * random.between(-0.16, 0.16)
    return rect(left, y + (index - 2) * thick * 1.18, part, thick, fill, { round: thick / 2 })
  })
  return `<g opacity="${opacity}">${bars.join('')}</g>`
}

/** A veil of haze that is thickest at `bottom`. */
export function haze(name: string, top: number, bottom: number, fill: string, strength = 0.75): string {
  return (
    fade(name, top, bottom, [fill, fill, 0, strength]) + rect(0, top, WIDTH, bottom - top, `url(#${name})`)
  )
}

/** Still water from `top` down, with streaks of light that grow towards the viewer. */
export function water(random: Random, palette: Palette, top: number, count = 46): string {
  const surface =
    fade('water', top, HEIGHT, [mix(palette.skyLow, palette.water, 0.6), palette.waterDeep]) +
    rect(0, top, WIDTH, HEIGHT - top, 'url(#water)')
  return (
    surface +
    repeat(count, () => {
      const depth = random.between(0, 1) ** 1.6
      const y = top + 8 + depth * (HEIGHT - top)
      const width = random.between(40, 120) * (0.5 + depth * 1.9)
      const fill = random.pick([palette.paper, palette.paper, mix(palette.waterDeep, palette.near, 0.4)])
      return rect(random.between(-60, WIDTH), y, width, 2 + depth * 3.4, fill, { round: 3, opacity: 0.34 })
    })
  )
}

/** The sun's broken reflection below a horizon. */
export function glitter(random: Random, palette: Palette, x: number, top: number, bottom: number): string {
  return repeat(26, (index) => {
    const depth = index / 26
    const width = random.between(0.4, 1) * (60 + depth * 190)
    const left = x - width / 2 + random.between(-1, 1) * (12 + depth * 46)
    return rect(left, top + 6 + depth * (bottom - top), width, 3 + depth * 4, palette.sun, {
      round: 4,
      opacity: 0.62 - depth * 0.34,
    })
  })
}

/** A broad-leaved tree whose foot stands at (x, y); the lit side is a shade lighter. */
export function roundTree(random: Random, x: number, y: number, height: number, fill: string): string {
  const crown = height * random.between(0.3, 0.36)
  const light = mix(fill, '#e6e2b4', 0.16)
  const top = y - height + crown
  return (
    rect(x - height * 0.025, y - height * 0.5, height * 0.05, height * 0.5, mix(fill, '#3a3a2a', 0.45)) +
    ellipse(x - crown * 0.5, top + crown * 0.62, crown * 0.72, crown * 0.66, fill) +
    ellipse(x + crown * 0.52, top + crown * 0.55, crown * 0.7, crown * 0.64, fill) +
    ellipse(x, top, crown * 0.86, crown * 0.9, fill) +
    ellipse(x - crown * 0.22, top - crown * 0.12, crown * 0.5, crown * 0.54, light, 0.5)
  )
}

/** A fir of three tiers. */
export function fir(x: number, y: number, height: number, fill: string): string {
  const tier = (top: number, bottom: number, half: number) =>
    path(
      `M${x},${y - height * top}Q${x + half * 0.35},${y - height * (bottom + 0.12)} ${x + half},${y - height * bottom}` +
        `Q${x},${y - height * (bottom - 0.05)} ${x - half},${y - height * bottom}Q${x - half * 0.35},${y - height * (bottom + 0.12)} ${x},${y - height * top}Z`,
      fill,
    )
  return (
    rect(x - height * 0.02, y - height * 0.14, height * 0.04, height * 0.14, mix(fill, '#3a3a2a', 0.45)) +
    tier(0.62, 0.1, height * 0.21) +
    tier(0.82, 0.34, height * 0.165) +
    tier(1, 0.58, height * 0.115)
  )
}

/** A slender poplar. */
export function poplar(x: number, y: number, height: number, fill: string): string {
  return (
    rect(x - height * 0.015, y - height * 0.2, height * 0.03, height * 0.2, mix(fill, '#3a3a2a', 0.45)) +
    path(
      `M${x},${y - height}C${x + height * 0.16},${y - height * 0.6} ${x + height * 0.12},${y - height * 0.16} ${x},${y - height * 0.1}` +
        `C${x - height * 0.12},${y - height * 0.16} ${x - height * 0.16},${y - height * 0.6} ${x},${y - height}Z`,
      fill,
    )
  )
}

/** Reeds with feathered heads, leaning with the wind. */
export function reeds(
  random: Random,
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
): string {
  return repeat(width / 9, () => {
    const foot = x + random.between(0, width)
    const tall = height * random.between(0.45, 1)
    const lean = tall * random.between(0.04, 0.26)
    const shade = mix(fill, '#d9c88a', random.between(0, 0.3))
    const stem = `M${foot},${y}q${lean * 0.2},${-tall * 0.6} ${lean},${-tall}`
    const head =
      random.between(0, 1) < 0.42
        ? stroke(
            `M${foot + lean},${y - tall}q${tall * 0.02},${-tall * 0.08} ${tall * 0.06},${-tall * 0.14}`,
            mix(shade, '#c9a66b', 0.6),
            9,
          )
        : ''
    return stroke(stem, shade, 3.6) + head
  })
}
