/** The few colours of one picture: air, land from far to near, water, and a paper white and a warm accent. */
export type Palette = {
  skyTop: string
  skyLow: string
  sun: string
  far: string
  mid: string
  near: string
  deep: string
  water: string
  waterDeep: string
  paper: string
  warm: string
  accent: string
}

const shared = { deep: '#1b4d3c', paper: '#fbfaf6', accent: '#b4553a' }

/** Times of day; all are held together by the green of the site and the warm white of its paper. */
export const PALETTES = {
  morning: {
    ...shared,
    skyTop: '#cfe0d8',
    skyLow: '#fdf3dc',
    sun: '#f7d795',
    far: '#bcd0bf',
    mid: '#84ab93',
    near: '#3f7d63',
    water: '#d3e3d8',
    waterDeep: '#8fb5a4',
    warm: '#e3b563',
  },
  noon: {
    ...shared,
    skyTop: '#a9cdd0',
    skyLow: '#f0f4e6',
    sun: '#fffaea',
    far: '#a9c8be',
    mid: '#6fa38a',
    near: '#35765b',
    water: '#bfdad6',
    waterDeep: '#6c9fa0',
    warm: '#e0bd6c',
  },
  dusk: {
    ...shared,
    skyTop: '#c2cfc8',
    skyLow: '#f9d9b0',
    sun: '#ec9a6e',
    far: '#c9bfa6',
    mid: '#8fa287',
    near: '#4a7a62',
    water: '#e6d3b4',
    waterDeep: '#93a893',
    warm: '#df9d58',
  },
  mist: {
    ...shared,
    skyTop: '#c4d1cb',
    skyLow: '#f1f0e4',
    sun: '#fbf7e6',
    far: '#b4c5bb',
    mid: '#84a194',
    near: '#47766a',
    water: '#d6dfd6',
    waterDeep: '#92aea4',
    warm: '#d3b477',
  },
} as const satisfies Record<string, Palette>

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

/** The colour that lies a part of the way from one to the other. */
export function mix(from: string, to: string, part: number): string {
  const end = channels(to)
  const mixed = channels(from).map((value, index) => value + ((end[index] ?? value) - value) * part)
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}
