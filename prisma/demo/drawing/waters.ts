import { boat, egret, flock, sail } from './figures'
import { below, cloud, glitter, haze, hills, land, peaks, reeds, roundTree, sky, water } from './land'
import { circle, ellipse, path, placed, polygon, rect, repeat, stroke } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'

/** Far and middle ranges above a shore line. */
export function ranges(random: Random, palette: Palette, shore: number, height: number): string {
  const far = peaks(random, shore, height, 4)
  const mid = hills(random, shore, height * 0.62)
  return (
    land('range-far', far, palette.far, { at: shore, fill: mix(palette.far, palette.skyLow, 0.75) }) +
    land('range-mid', mid, mix(palette.far, palette.mid, 0.7), {
      at: shore,
      fill: mix(palette.mid, palette.skyLow, 0.7),
    })
  )
}

/** An egret among reeds before a low sun. */
export function drawBird(random: Random, palette: Palette): string {
  const shore = 560
  const sun = { x: random.between(980, 1120), y: random.between(330, 420), radius: 112 }
  const white = mix(palette.paper, palette.waterDeep, 0.42)
  return (
    sky(palette, shore, sun) +
    cloud(random, 360, 150, 420, palette.paper, 0.5) +
    ranges(random, palette, shore, 170) +
    water(random, palette, shore, 40) +
    glitter(random, palette, sun.x, shore, 860) +
    reeds(random, -20, 700, 440, 190, mix(palette.mid, palette.skyLow, 0.25)) +
    ellipse(735, 868, 190, 13, palette.paper, 0.5) +
    ellipse(735, 868, 110, 6, mix(palette.waterDeep, palette.near, 0.35), 0.6) +
    placed(730, 868, 1.52, egret(palette.paper, white, palette.warm)) +
    flock(random, 380, 280, 5, mix(palette.near, palette.mid, 0.4)) +
    reeds(random, -30, 1010, 380, 420, palette.deep) +
    reeds(random, 1340, 1010, 290, 260, palette.near)
  )
}

/** A wide lake with islets, a boat and a willow. */
export function drawLake(random: Random, palette: Palette): string {
  const shore = 500
  const sun = { x: random.between(440, 620), y: random.between(190, 270), radius: 62 }
  const islet = (x: number, y: number, width: number, fill: string) =>
    repeat(9, (index) =>
      roundTree(random, x + (index - 4) * width * 0.1, y + 4, width * random.between(0.17, 0.36), fill),
    ) +
    ellipse(x, y, width / 2, width * 0.035, mix(fill, palette.deep, 0.3)) +
    ellipse(x, y + width * 0.1, width * 0.44, width * 0.09, fill, 0.16)
  const boatAt = random.between(700, 860)
  return (
    sky(palette, shore, sun) +
    cloud(random, 1120, 140, 460, palette.paper) +
    ranges(random, palette, shore, 230) +
    haze('veil', 380, shore, palette.skyLow) +
    water(random, palette, shore) +
    glitter(random, palette, sun.x, shore, 800) +
    islet(1150, 572, 400, mix(palette.mid, palette.near, 0.55)) +
    islet(680, 540, 190, palette.mid) +
    placed(boatAt, 742, 1.12, boat('#4a5a50', palette.accent)) +
    ellipse(boatAt, 768, 150, 9, palette.deep, 0.22) +
    willow(random, palette) +
    reeds(random, 1240, 1010, 400, 200, palette.near)
  )
}

/** A willow that leans in from the edge, its branches hanging over the water. */
function willow(random: Random, palette: Palette): string {
  const bark = '#4c4a3c'
  const trunk =
    stroke('M70,1030C86,820 96,560 150,300', bark, 36) +
    stroke('M112,560C130,420 60,300 10,240', bark, 18) +
    stroke('M140,360C170,270 250,220 330,210', bark, 15)
  const hanging = repeat(130, (index) => {
    const part = index / 130
    const from = -60 + part * 480
    const top = 150 + (part - 0.45) ** 2 * 420 + random.between(-60, 70)
    const drop = random.between(180, 470) * (1 - Math.abs(part - 0.4) * 0.55)
    const shade = mix(palette.near, random.pick(['#a9b96a', '#c3c886', palette.deep]), random.between(0, 0.6))
    const branch = `M${from - 34},${top + 12}C${from + 8},${top - 14} ${from + 22},${top + drop * 0.4} ${from + 14},${top + drop}`
    return stroke(branch, shade, 4.6, 0.95)
  })
  return ellipse(60, 1015, 380, 84, palette.deep) + trunk + hanging
}

/** A river that winds from the hills under a stone bridge. */
export function drawRiver(random: Random, palette: Palette): string {
  const plain = 470
  const far = hills(random, plain, 150)
  const bed =
    'M770,470C900,500 1120,522 1060,566C980,618 520,640 500,730C480,840 860,880 900,1020L1720,1020C1640,900 980,800 960,720C950,650 1330,620 1330,560C1330,510 1000,492 860,470Z'
  const meadow = mix(palette.mid, '#d7d79a', 0.34)
  return (
    sky(palette, plain, { x: random.between(300, 560), y: 190, radius: 58 }) +
    cloud(random, random.between(900, 1250), 170, 460, palette.paper, 0.65) +
    ranges(random, palette, plain, 240) +
    land('rise', far, palette.mid, { at: plain + 30, fill: mix(palette.mid, palette.skyLow, 0.45) }) +
    path(
      below(() => plain),
      meadow,
    ) +
    path(
      'M-20,640C300,560 420,640 500,730C480,840 860,880 900,1020L-20,1020Z',
      mix(palette.mid, palette.near, 0.55),
    ) +
    path(
      'M1620,640C1400,640 1080,640 960,720C980,800 1640,900 1720,1020Z',
      mix(palette.mid, palette.near, 0.35),
    ) +
    path(bed, mix(palette.water, palette.waterDeep, 0.35)) +
    path(
      'M800,470C930,500 1180,530 1110,580C1000,640 610,650 590,735C580,830 960,890 1040,1020L1330,1020C1240,900 830,820 820,735C815,660 1220,610 1230,560C1230,520 980,490 840,470Z',
      palette.water,
      0.75,
    ) +
    ripples(random, palette) +
    bankTrees(random, palette) +
    reeds(random, 380, 1000, 420, 170, palette.deep) +
    reeds(random, -20, 1015, 420, 250, palette.deep)
  )
}

function ripples(random: Random, palette: Palette): string {
  const along: [number, number, number][] = [
    [1150, 560, 70],
    [900, 640, 90],
    [690, 720, 120],
    [820, 810, 150],
    [1020, 900, 190],
    [1200, 960, 230],
  ]
  return along
    .map(([x, y, width]) =>
      repeat(4, () =>
        rect(
          x + random.between(-width, width * 0.5),
          y + random.between(-22, 22),
          width * random.between(0.4, 0.9),
          5,
          palette.paper,
          { round: 3, opacity: 0.55 },
        ),
      ),
    )
    .join('')
}

function bankTrees(random: Random, palette: Palette): string {
  const row: [number, number, number][] = [
    [330, 560, 70],
    [400, 575, 84],
    [250, 590, 96],
    [620, 548, 60],
    [1420, 560, 84],
    [1500, 585, 110],
    [160, 640, 150],
    [1380, 700, 150],
    [1500, 760, 230],
    [70, 760, 250],
  ]
  return row
    .map(([x, y, height]) =>
      roundTree(
        random,
        x + random.between(-24, 24),
        y,
        height,
        mix(palette.near, palette.deep, height / 320),
      ),
    )
    .join('')
}

/** A bay at ebb tide: a lighthouse, sails and gulls, channels in the mudflat. */
export function drawSea(random: Random, palette: Palette): string {
  const horizon = 430
  const cape = hills(random, 445, 120, 700)
  const sun = { x: random.between(380, 560), y: random.between(200, 270), radius: 70 }
  const wave = (y: number, fill: string, opacity = 1) => path(below(hills(random, y, 34, 520)), fill, opacity)
  const sand = mix(palette.warm, palette.paper, 0.55)
  const mud = mix(mix(palette.warm, palette.mid, 0.45), palette.paper, 0.22)
  return (
    sky(palette, horizon, sun) +
    cloud(random, 980, 130, 540, palette.paper) +
    water(random, palette, horizon, 60) +
    glitter(random, palette, sun.x, horizon, 640) +
    path(
      below((x) => (x > 900 ? Math.min(452, cape(x) + Math.max(0, 1150 - x) * 0.42) : 452), 452),
      mix(palette.mid, palette.near, 0.35),
    ) +
    placed(1330, cape(1330) + 6, 1, lighthouse(palette)) +
    placed(700, 520, 1.05, sail(palette.paper, palette.accent)) +
    placed(250, 478, 0.6, sail(mix(palette.paper, palette.warm, 0.5), '#4a5a50')) +
    wave(690, mix(palette.water, palette.paper, 0.55), 0.8) +
    wave(708, mix(palette.waterDeep, palette.water, 0.5)) +
    wave(764, mix(palette.water, palette.paper, 0.7), 0.9) +
    wave(776, mix(palette.water, palette.waterDeep, 0.3)) +
    wave(822, mix(palette.water, palette.paper, 0.8), 0.9) +
    path(below(hills(random, 846, 40, 1500)), sand) +
    path(below(hills(random, 908, 46, 1300)), mud) +
    channels(palette) +
    flock(random, 930, 260, 7, mix(palette.near, palette.deep, 0.4)) +
    reeds(random, -30, 1015, 440, 220, palette.near)
  )
}

const channels = (palette: Palette) =>
  path(
    'M500,1020C620,962 900,962 1010,926C1050,912 1010,896 960,888C1080,892 1130,914 1070,938C1000,968 820,978 770,1020Z',
    palette.water,
    0.9,
  ) + path('M1180,1020C1230,984 1340,974 1400,940C1430,966 1330,990 1330,1020Z', palette.water, 0.8)

function lighthouse(palette: Palette): string {
  return (
    polygon(
      [
        [-20, 0],
        [20, 0],
        [13, -150],
        [-13, -150],
      ],
      palette.paper,
    ) +
    polygon(
      [
        [-18, -34],
        [18, -34],
        [16, -72],
        [-16, -72],
      ],
      palette.accent,
    ) +
    polygon(
      [
        [-15, -100],
        [15, -100],
        [13.5, -130],
        [-13.5, -130],
      ],
      palette.accent,
    ) +
    rect(-19, -158, 38, 9, '#3b4a45', { round: 3 }) +
    rect(-10, -182, 20, 26, palette.sun) +
    path('M-15,-182L0,-204L15,-182Z', '#3b4a45') +
    circle(0, -170, 34, palette.sun, 0.25)
  )
}
