import { circle, ellipse, HEIGHT, line, path, placed, polygon, rect, repeat, stroke, WIDTH } from './paint'
import { mix, type Palette } from './palette'
import type { Random } from './random'
import { plant, windowTo } from './room'

/** Pupils before a blackboard on which a leaf and the water's way are drawn. */
export function drawClassroom(random: Random, palette: Palette): string {
  const wall = mix(palette.skyLow, palette.paper, 0.45)
  const coats = [
    palette.accent,
    palette.warm,
    mix(palette.near, palette.mid, 0.4),
    mix('#5d7f95', palette.paper, 0.15),
    mix(palette.accent, palette.warm, 0.6),
  ] as const
  const pupil = (x: number, y: number, size: number, index: number) =>
    placed(
      x,
      y,
      size,
      pupilFromBehind(coats[(index + random.int(0, 1)) % 5] ?? palette.accent, index % 2 === 0),
    )
  return (
    rect(0, 0, WIDTH, HEIGHT, wall) +
    rect(0, 640, WIDTH, 360, mix('#d3b98c', palette.paper, 0.28)) +
    rect(0, 560, WIDTH, 80, mix(palette.mid, palette.paper, 0.45)) +
    windowTo(random, palette, 1180, 120, 340, 330) +
    blackboard(palette) +
    teacher(palette) +
    repeat(4, (index) => desk(palette, 210 + index * 390, 760, 0.82)) +
    repeat(4, (index) => pupil(210 + index * 390, 790, 0.86, index)) +
    repeat(4, (index) => desk(palette, 60 + index * 480, 930, 1.1)) +
    repeat(4, (index) => pupil(60 + index * 480, 1010, 1.24, index + 1)) +
    plant(random, palette, 92, 664)
  )
}

function blackboard(palette: Palette): string {
  const chalk = mix(palette.paper, palette.far, 0.25)
  return (
    rect(180, 110, 800, 400, '#a9814f', { round: 8 }) +
    rect(196, 126, 768, 368, palette.deep, { round: 3 }) +
    stroke(
      'M330,420C300,300 360,210 480,180C500,300 450,390 330,420ZM330,420L452,222M372,352L372,290M372,352L436,340M412,288L414,246M412,288L462,274',
      chalk,
      5,
    ) +
    stroke('M620,250c-30,0 -34,-40 -4,-44c4,-34 56,-38 64,-6c34,-8 44,50 8,50Z', chalk, 5) +
    [634, 660, 686].map((x) => line([x, 270], [x - 8, 300], chalk, 4)).join('') +
    stroke('M560,400q26,-22 52,0t52,0t52,0t52,0t52,0M580,432q26,-22 52,0t52,0t52,0t52,0', chalk, 5) +
    stroke(
      'M850,380C900,340 900,250 800,222M800,222l26,-8M800,222l12,24',
      mix(palette.sun, palette.paper, 0.2),
      5,
    ) +
    stroke('M760,372l46,-96l30,50l18,-24l44,70', chalk, 5)
  )
}

function teacher(palette: Palette): string {
  return placed(
    1040,
    640,
    1.5,
    path(
      'M-30,-150Q-30,-166 -14,-168L14,-168Q30,-166 30,-150L36,0L-36,0Z',
      mix(palette.near, palette.paper, 0.1),
    ) +
      stroke('M-26,-150L-64,-186L-86,-214', mix(palette.near, palette.deep, 0.2), 16) +
      stroke('M26,-148L40,-100L22,-70', mix(palette.near, palette.deep, 0.2), 16) +
      rect(-6, -180, 12, 18, '#d8a986') +
      circle(0, -194, 21, '#e0b592') +
      path(
        'M-23,-188Q-28,-220 0,-221Q28,-220 23,-180Q20,-160 14,-166Q20,-196 4,-204Q-14,-204 -23,-188Z',
        '#33312c',
      ) +
      circle(-88, -218, 9, '#e0b592'),
  )
}

const desk = (palette: Palette, x: number, y: number, size: number) =>
  placed(
    x,
    y,
    size,
    rect(-130, 0, 260, 24, mix('#c69a5f', palette.paper, 0.1), { round: 4 }) +
      rect(-116, 24, 14, 130, '#6b776f') +
      rect(102, 24, 14, 130, '#6b776f') +
      polygon(
        [
          [40, -2],
          [104, -2],
          [98, -16],
          [46, -16],
        ],
        palette.paper,
      ),
  )

/** Head and shoulders of a child from behind, sitting, 200 high. */
function pupilFromBehind(coat: string, long: boolean): string {
  const hair = '#35322d'
  return (
    path('M-74,0Q-78,-78 -34,-92L34,-92Q78,-78 74,0Z', coat) +
    path('M-18,-92Q0,-72 18,-92L18,-112L-18,-112Z', '#d8a986') +
    ellipse(-42, -142, 8, 12, '#e0b592') +
    ellipse(42, -142, 8, 12, '#e0b592') +
    ellipse(0, -150, 42, 46, hair) +
    (long ? stroke('M-32,-128Q-48,-96 -40,-66', hair, 15) + stroke('M32,-128Q48,-96 40,-66', hair, 15) : '')
  )
}
