import { circle, ellipse, HEIGHT, line, path, placed, rect, repeat, stroke, WIDTH } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'
import { plant, windowTo } from './room'

/** A conical flask with some of a liquid in it, 200 high, its foot at the origin. */
function flask(liquid: string, ink: string): string {
  return (
    path('M-18,-196L-18,-120L-72,-14Q-76,0 -60,0L60,0Q76,0 72,-14L18,-120L18,-196Z', '#f4f7f0', 0.72) +
    path('M-44,-68L-72,-14Q-76,0 -60,0L60,0Q76,0 72,-14L44,-68Z', liquid, 0.9) +
    stroke('M-18,-196L-18,-120L-72,-14Q-76,0 -60,0L60,0Q76,0 72,-14L18,-120L18,-196', ink, 4) +
    line([-26, -198], [26, -198], ink, 7) +
    stroke('M-46,-34L-30,-66', '#ffffff', 6, 0.7)
  )
}

function beaker(liquid: string, ink: string): string {
  return (
    rect(-56, -130, 112, 130, '#f4f7f0', { round: 8, opacity: 0.72 }) +
    path('M-56,-78L56,-78L56,-8Q56,0 48,0L-48,0Q-56,0 -56,-8Z', liquid, 0.9) +
    stroke('M-62,-134L-56,-124L-56,-8Q-56,0 -48,0L48,0Q56,0 56,-8L56,-130', ink, 4) +
    repeat(4, (index) => line([26, -28 - index * 22], [48, -28 - index * 22], ink, 3))
  )
}

function tubeRack(liquids: readonly string[], ink: string): string {
  return (
    liquids
      .map((liquid, index) => {
        const x = -120 + index * 60
        return (
          rect(x - 15, -170, 30, 152, '#f4f7f0', { round: 15, opacity: 0.85 }) +
          path(`M${x - 15},-96h30v63a15,15 0 0 1 -30,0Z`, liquid) +
          stroke(`M${x - 15},-170v137a15,15 0 0 0 30,0v-137`, ink, 3.4) +
          line([x - 20, -171], [x + 20, -171], ink, 5)
        )
      })
      .join('') +
    rect(-170, -118, 340, 18, '#a9814f', { round: 4 }) +
    rect(-170, -20, 340, 20, '#a9814f', { round: 4 }) +
    rect(-170, -118, 16, 118, '#8f6b3f') +
    rect(154, -118, 16, 118, '#8f6b3f')
  )
}

/** A microscope seen from the side, about 330 high. */
function microscope(ink: string, light: string): string {
  return (
    path('M-110,0Q-110,-30 -80,-30L100,-30Q120,-30 120,0Z', ink) +
    stroke('M60,-30C130,-90 128,-200 36,-236', ink, 34) +
    rect(-84, -96, 130, 16, ink, { round: 5 }) +
    rect(-60, -106, 76, 9, light, { round: 3 }) +
    `<g transform="rotate(-24 0 -210)">${rect(-22, -300, 44, 150, light, { round: 8 })}${rect(-17, -340, 34, 46, ink, { round: 6 })}${rect(-13, -152, 26, 40, ink, { round: 4 })}${rect(-22, -236, 44, 12, ink)}</g>` +
    circle(72, -96, 20, light) +
    circle(72, -96, 8, ink)
  )
}

/** A laboratory bench with water samples before a window. */
export function drawLab(random: Random, palette: Palette): string {
  const wall = mix(palette.skyLow, palette.paper, 0.3)
  const ink = '#3f5a50'
  const samples = [
    palette.waterDeep,
    mix(palette.waterDeep, palette.water, 0.6),
    palette.warm,
    mix(palette.mid, '#b9c46a', 0.5),
    palette.water,
  ] as const
  return (
    rect(0, 0, WIDTH, HEIGHT, wall) +
    rect(0, 0, WIDTH, 1000, mix(palette.mid, wall, 0.72), { opacity: 0.5 }) +
    windowTo(random, palette, 560, 110, 620, 420) +
    shelf(palette, 110, 250) +
    shelf(palette, 110, 440) +
    chart(palette) +
    rect(0, 720, WIDTH, 40, mix('#c8a878', palette.paper, 0.18)) +
    rect(0, 760, WIDTH, 240, mix(palette.near, palette.deep, 0.25)) +
    repeat(
      4,
      (index) =>
        rect(60 + index * 390, 800, 330, 220, mix(palette.near, palette.deep, 0.55), { round: 6 }) +
        rect(195 + index * 390, 830, 60, 10, mix(palette.paper, palette.mid, 0.3), { round: 5 }),
    ) +
    ellipse(800, 724, 720, 8, palette.deep, 0.16) +
    placed(250, 722, 1.08, microscope(palette.deep, mix(palette.paper, palette.far, 0.3))) +
    placed(620, 722, 1.12, tubeRack(samples, ink)) +
    placed(930, 722, 1.3, flask(random.pick([palette.waterDeep, mix(palette.mid, '#b9c46a', 0.4)]), ink)) +
    placed(1110, 722, 1.05, beaker(mix(palette.water, palette.waterDeep, 0.4), ink)) +
    placed(1280, 722, 0.86, flask(palette.warm, ink)) +
    plant(random, palette, 1460, 722)
  )
}

function shelf(palette: Palette, x: number, y: number): string {
  const bottle = (index: number) => {
    const tall = 66 + ((index * 37) % 40)
    const fill =
      [
        mix('#a9814f', palette.paper, 0.12),
        mix(palette.near, palette.far, 0.35),
        mix(palette.paper, palette.waterDeep, 0.4),
      ][index % 3] ?? palette.mid
    const left = x + 18 + index * 62
    return (
      rect(left, y - tall, 44, tall, fill, { round: 6 }) +
      rect(left + 13, y - tall - 18, 18, 20, mix(fill, '#2c332f', 0.3), { round: 3 }) +
      rect(left + 7, y - tall * 0.62, 30, 24, palette.paper, { round: 2 })
    )
  }
  return repeat(5, bottle) + rect(x, y, 340, 14, '#b08a58', { round: 3 })
}

function chart(palette: Palette): string {
  return (
    rect(1260, 130, 250, 330, palette.paper, { round: 4 }) +
    repeat(4, (index) => line([1290, 200 + index * 60], [1480, 200 + index * 60], palette.far, 2)) +
    stroke('M1290,372C1330,350 1350,250 1390,280S1440,330 1480,220', palette.near, 6) +
    stroke('M1290,396C1330,390 1370,330 1410,350S1450,340 1480,316', palette.accent, 5) +
    rect(1290, 156, 110, 12, palette.mid, { round: 6 })
  )
}
