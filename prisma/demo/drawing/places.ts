import { flock, house, person } from './figures'
import { below, cloud, haze, hills, land, poplar, reeds, roundTree, sky } from './land'
import { ellipse, line, path, placed, polygon, rect, repeat, stroke, WIDTH } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'
import { ranges } from './waters'

/** White walls and dark roofs along a stream, with a stone bridge. */
export function drawVillage(random: Random, palette: Palette): string {
  const street = 640
  const bank = mix('#a9b3a2', palette.skyLow, 0.25)
  const homes = (y: number, scale: number, from: number, step: number, count: number) =>
    repeat(count, (index) =>
      placed(
        from + index * step + random.between(-20, 20),
        y,
        scale * random.between(0.9, 1.1),
        house(palette, random.between(180, 230), random.between(100, 130), random.between(0, 1) < 0.6),
      ),
    )
  return (
    sky(palette, 560, { x: random.between(900, 1300), y: 180, radius: 60 }) +
    cloud(random, 460, 140, 420, palette.paper) +
    ranges(random, palette, 560, 290) +
    land('wooded', hills(random, 600, 110), mix(palette.mid, palette.near, 0.5), {
      at: street,
      fill: palette.mid,
    }) +
    repeat(24, (index) =>
      roundTree(
        random,
        index * 70 + random.between(-20, 20),
        570 + random.between(-10, 20),
        random.between(80, 140),
        mix(palette.mid, palette.near, random.between(0.4, 0.9)),
      ),
    ) +
    homes(610, 0.95, 150, 235, 7) +
    haze('smoke', 520, 625, palette.skyLow, 0.4) +
    homes(street + 6, 1.35, 40, 330, 2) +
    homes(street + 6, 1.35, 1120, 330, 2) +
    rect(-10, street, WIDTH + 20, 44, bank) +
    rect(-10, street + 36, WIDTH + 20, 10, mix(bank, palette.deep, 0.3)) +
    streamOf(random, palette, street + 46) +
    archBridge(palette, street) +
    roundTree(random, 560, street + 8, 230, mix(palette.near, palette.deep, 0.3)) +
    placed(742, street - 62, 0.5, person({ coat: palette.accent, trousers: '#47544d' }, 'walk')) +
    placed(800, street - 60, 0.46, person({ coat: '#6d8a7c', trousers: '#3d4a44' }, 'walk')) +
    reeds(random, -20, 1015, 360, 170, palette.deep) +
    reeds(random, 1300, 1015, 330, 220, palette.deep)
  )
}

function streamOf(random: Random, palette: Palette, top: number): string {
  const surface = rect(-10, top, WIDTH + 20, 400, mix(palette.water, palette.waterDeep, 0.35))
  const mirrored = repeat(9, (index) =>
    rect(
      60 + index * 175 + random.between(-20, 20),
      top,
      random.between(90, 150),
      random.between(60, 150),
      palette.paper,
      { opacity: 0.26 },
    ),
  )
  const streaks = repeat(60, () => {
    const depth = random.between(0, 1)
    return rect(
      random.between(-40, WIDTH),
      top + 8 + depth * 310,
      40 + depth * 150,
      3 + depth * 3,
      random.pick([palette.paper, palette.near]),
      { round: 3, opacity: 0.3 },
    )
  })
  return surface + mirrored + streaks
}

/** A humped bridge whose arch and its reflection make a full moon. */
function archBridge(palette: Palette, street: number): string {
  const stone = mix('#c3c4b4', palette.skyLow, 0.3)
  const y = street + 54
  return (
    path(
      `M420,${y + 20}Q560,${y - 10} 640,${y - 70}Q770,${y - 150} 900,${y - 70}Q980,${y - 10} 1120,${y + 20}L1120,${y + 60}L900,${y + 60}A130,130 0 0 0 640,${y + 60}L420,${y + 60}Z`,
      stone,
    ) +
    stroke(
      `M420,${y + 12}Q560,${y - 18} 640,${y - 80}Q770,${y - 162} 900,${y - 80}Q980,${y - 18} 1120,${y + 12}`,
      mix(stone, palette.deep, 0.3),
      9,
    ) +
    stroke(`M640,${y + 60}A130,130 0 0 1 900,${y + 60}`, mix(stone, palette.deep, 0.35), 8) +
    path(`M660,${y + 62}A110,74 0 0 0 880,${y + 62}Z`, palette.deep, 0.16) +
    path(
      `M420,${y + 60}L640,${y + 60}A130,90 0 0 0 900,${y + 60}L1120,${y + 60}L1090,${y + 84}L450,${y + 84}Z`,
      stone,
      0.32,
    )
  )
}

/** Two inspectors on an embankment among yellow flowers, one with a tablet, one pointing. */
export function drawPatrol(random: Random, palette: Palette): string {
  const slope = (x: number) => 800 - 90 * Math.exp(-(((x - 760) / 640) ** 2))
  const vest = { coat: '#e0863f', trousers: '#3b5566', stripe: '#f6efd2', cap: palette.deep }
  return (
    sky(palette, 560, { x: random.between(1050, 1350), y: 210, radius: 66 }) +
    cloud(random, 420, 150, 480, palette.paper) +
    ranges(random, palette, 560, 250) +
    repeat(26, (index) =>
      poplar(
        index * 64 + random.between(-18, 18),
        580,
        random.between(70, 130),
        mix(palette.mid, palette.near, random.between(0.1, 0.7)),
      ),
    ) +
    path(
      below(() => 574),
      mix(palette.mid, '#cfd39a', 0.3),
    ) +
    path(
      'M-20,640C400,600 900,700 1620,610L1620,700C1000,760 420,690 -20,730Z',
      mix(palette.water, palette.waterDeep, 0.25),
    ) +
    path('M-20,662C400,622 900,722 1620,636L1620,652C1000,740 420,650 -20,690Z', palette.paper, 0.35) +
    path(below(slope), mix(palette.near, palette.mid, 0.25)) +
    path(
      'M-20,872C400,800 620,752 760,748C930,748 1240,790 1620,880L1620,960C1240,850 920,800 770,798C600,800 380,850 -20,960Z',
      mix('#d8c9a0', palette.skyLow, 0.3),
    ) +
    goldenrods(random, palette, (x) => slope(x) - 8, 34, 90) +
    ellipse(610, 792, 80, 10, palette.deep, 0.3) +
    ellipse(850, 792, 80, 10, palette.deep, 0.3) +
    placed(850, 790, 1.75, person(vest, 'point')) +
    placed(
      610,
      792,
      1.68,
      person({ ...vest, cap: palette.accent }, 'walk') +
        rect(34, -122, 34, 44, '#f3f1e6', { round: 4 }) +
        rect(39, -116, 24, 32, '#8fb0a2'),
    ) +
    flock(random, 300, 290, 5, palette.near) +
    path(
      below((x) => 915 + 62 * Math.exp(-(((x - 760) / 430) ** 2))),
      palette.deep,
    ) +
    goldenrods(random, palette, (x) => 1000 - Math.abs(x - 760) * 0.08, 44, 190)
  )
}

/** Stands of goldenrod along a line, thinner in the middle where the people are. */
function goldenrods(
  random: Random,
  palette: Palette,
  foot: (x: number) => number,
  count: number,
  height: number,
): string {
  return repeat(count, () => {
    const away = random.between(0.24, 1.06) * (random.between(0, 1) < 0.5 ? -1 : 1)
    const x = 740 + away * 800
    const tall = height * random.between(0.6, 1.1)
    const y = foot(x) + random.between(0, 20)
    const plume = repeat(6, (index) =>
      stroke(
        `M${x + tall * 0.06},${y - tall * (0.6 + index * 0.07)}q${tall * 0.1},${-tall * 0.08} ${tall * 0.2 * (1 - index * 0.13)},${-tall * 0.05}m${-tall * 0.2 * (1 - index * 0.13)},${tall * 0.05}q${-tall * 0.1},${-tall * 0.08} ${-tall * 0.18 * (1 - index * 0.13)},${-tall * 0.03}`,
        mix('#e6b93f', palette.warm, random.between(0, 0.5)),
        tall * 0.042,
      ),
    )
    return line([x, y], [x + tall * 0.06, y - tall], mix(palette.near, '#8a9a4a', 0.4), tall * 0.028) + plume
  })
}

/** Blue air over a low town: the sky is the subject. */
export function drawSky(random: Random, palette: Palette): string {
  const ground = hills(random, 905, 60, 1400)
  const block = (index: number) => {
    const tall = random.between(40, 150) * (1 - Math.abs(index - 20) / 34)
    return rect(
      index * 40 + random.between(-8, 8),
      880 - tall,
      random.between(26, 44),
      tall + 40,
      mix(palette.far, palette.mid, random.between(0.3, 0.9)),
      { round: 2 },
    )
  }
  const bank = (x: number, y: number, size: number, opacity: number) =>
    `<g opacity="${opacity}">${repeat(7, (index) => {
      const tall = size * (0.16 + Math.cos((index - 3) * 0.46) * random.between(0.26, 0.4))
      return ellipse(x + (index - 3) * size * 0.42, y + size * 0.18 - tall, size * 0.46, tall, palette.paper)
    })}${rect(x - size * 1.7, y - size * 0.22, size * 3.4, size * 0.4, palette.paper, { round: size * 0.2 })}</g>`
  return (
    sky(palette, 900, { x: random.between(380, 560), y: 260, radius: 96 }) +
    bank(1130, 330, 190, 0.9) +
    bank(430, 560, 130, 0.75) +
    bank(1390, 610, 90, 0.6) +
    cloud(random, 820, 180, 560, palette.paper, 0.5) +
    cloud(random, 760, 690, 700, palette.paper, 0.55) +
    flock(random, 720, 430, 9, palette.near) +
    repeat(40, block) +
    haze('town', 780, 905, palette.skyLow, 0.6) +
    path(below(ground), mix(palette.near, palette.deep, 0.35)) +
    repeat(26, (index) =>
      roundTree(
        random,
        index * 64 + random.between(-20, 20),
        930,
        random.between(60, 120),
        mix(palette.near, palette.deep, random.between(0, 0.7)),
      ),
    ) +
    path(
      below(() => 926),
      palette.deep,
    ) +
    kite(palette, random.between(960, 1060))
  )
}

function kite(palette: Palette, x: number): string {
  return (
    stroke(`M${x},520C${x - 60},640 ${x - 130},780 ${x - 150},930`, palette.paper, 2, 0.9) +
    polygon(
      [
        [x, 440],
        [x + 46, 500],
        [x, 580],
        [x - 46, 500],
      ],
      palette.accent,
    ) +
    polygon(
      [
        [x, 440],
        [x + 46, 500],
        [x, 500],
      ],
      mix(palette.accent, palette.paper, 0.3),
    ) +
    stroke(`M${x},580c20,30 -16,44 8,76s-14,40 6,70`, palette.accent, 4)
  )
}
