import { Fill, Icon, RegularShape, Stroke, Style, Text } from 'ol/style'
import type { TeamKind } from '@/api/orders'
import type { Hazard, ResponseLevel } from '@/api/values'
import { HAZARD_GLYPH, LEVEL_SHAPE, TEAM_CHARACTER } from '@/components/shapes'

/** Map symbols are drawn once each on small canvases, in the tokens' colours of the current theme. */

const FONT = "'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
const RATIO = 2
const cache = new Map<string, Icon>()
let tokens = new Map<string, string>()

export function colour(token: string): string {
  let value = tokens.get(token)
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue('--' + token).trim()
    tokens.set(token, value)
  }
  return value
}

/** The theme has changed: everything is drawn anew. */
export function forgetColours(): void {
  tokens = new Map()
  cache.clear()
}

function icon(key: string, width: number, height: number, draw: (g: CanvasRenderingContext2D) => void, opacity = 1): Icon {
  let made = cache.get(key)
  if (!made) {
    const canvas = document.createElement('canvas')
    canvas.width = width * RATIO
    canvas.height = height * RATIO
    const g = canvas.getContext('2d')!
    g.scale(RATIO, RATIO)
    g.lineJoin = 'round'
    g.lineCap = 'round'
    draw(g)
    made = new Icon({ img: canvas, scale: 1 / RATIO, opacity, declutterMode: 'obstacle' })
    cache.set(key, made)
  }
  return made
}

function character(g: CanvasRenderingContext2D, text: string, x: number, y: number, size: number, fill: string) {
  g.fillStyle = fill
  g.font = `700 ${size}px ${FONT}`
  g.textAlign = 'center'
  g.textBaseline = 'middle'
  g.fillText(text, x, y + size * 0.06)
}

function box(g: CanvasRenderingContext2D, x: number, y: number, size: number, radius: number) {
  g.beginPath()
  g.roundRect(x, y, size, size, radius)
}

export type TeamLook = 'standby' | 'mustering' | 'outline' | 'underway' | 'onScene' | 'warn' | 'alarm' | 'proposed'

export function teamIcon(kind: TeamKind, look: TeamLook, faded: boolean): Icon {
  return icon(
    `team ${kind} ${look} ${faded}`,
    30,
    36,
    (g) => {
      const frame: Record<TeamLook, string> = {
        standby: colour('t3'),
        mustering: colour('t1'),
        outline: colour('t1'),
        underway: colour('t1'),
        onScene: colour('t1'),
        warn: colour('warn'),
        alarm: colour('alarm-solid'),
        proposed: colour('act'),
      }
      const ground = look === 'onScene' ? colour('t1') : look === 'alarm' ? colour('alarm-solid') : look === 'proposed' ? colour('act-bg') : colour('bg1')
      const ink = { onScene: colour('bg0'), alarm: colour('on-alarm-solid'), proposed: colour('act'), warn: colour('warn') }[look as string] ?? colour(look === 'standby' ? 't2' : 't1')
      g.strokeStyle = colour('halo')
      g.lineWidth = 3
      box(g, 4, 7, 22, 4)
      g.stroke()
      g.fillStyle = ground
      g.fill()
      g.strokeStyle = frame[look]
      g.lineWidth = 1.6
      g.setLineDash(look === 'mustering' ? [3, 2.5] : [])
      g.stroke()
      g.setLineDash([])
      character(g, TEAM_CHARACTER[kind] ?? '队', 15, 18, 14, ink)
      if (look === 'underway') {
        g.beginPath()
        g.moveTo(15, 0.5)
        g.lineTo(19.5, 6)
        g.lineTo(10.5, 6)
        g.closePath()
        g.fillStyle = colour('t1')
        g.fill()
      }
    },
    faded ? 0.62 : 1,
  )
}

const LEVEL_INDEX: Record<ResponseLevel, number> = { I: 1, II: 2, III: 3, IV: 4 }

/** Level shape with the hazard's glyph inside; hollow while the level is only proposed, dashed without one. */
export function incidentIcon(level: ResponseLevel | null | undefined, hazard: Hazard, hollow: boolean, selected: boolean): Icon {
  return icon(`incident ${level} ${hazard} ${hollow} ${selected}`, 48, 48, (g) => {
    g.translate(4, 4)
    const shape = new Path2D(level ? LEVEL_SHAPE[level] : LEVEL_SHAPE.III)
    g.strokeStyle = colour('halo')
    g.lineWidth = 5
    g.stroke(shape)
    const tint = level ? colour(`level-${LEVEL_INDEX[level]}${hollow ? '-hollow' : ''}`) : colour('t1')
    g.fillStyle = level && !hollow ? tint : colour('bg1')
    g.fill(shape)
    g.setLineDash(level ? [] : [4, 3])
    g.lineWidth = level && !hollow ? 1.6 : 2.6
    g.strokeStyle = level && !hollow ? (selected ? colour('t1') : colour('level-outline')) : tint
    g.stroke(shape)
    g.setLineDash([])
    const glyph = new Path2D(HAZARD_GLYPH[hazard])
    const size = level === 'I' ? 18 : 24
    g.translate(20 - size / 2, (level === 'I' ? 25 : 20) - size / 2)
    g.scale(size / 24, size / 24)
    g.strokeStyle = level && !hollow ? (level === 'I' ? colour('on-level-1') : level === 'IV' ? colour('on-level-4') : colour('on-level')) : tint
    g.lineWidth = 2
    g.stroke(glyph)
  })
}

/** Grey where nobody has looked for too long. */
export function waterIcon(stale = false): Icon {
  const ink = stale ? 't3' : 'water'
  return icon('water' + ink, 26, 26, (g) => {
    g.beginPath()
    g.arc(13, 13, 9.5, 0, Math.PI * 2)
    g.fillStyle = colour('bg1')
    g.fill()
    g.strokeStyle = colour(ink)
    g.lineWidth = 1.6
    g.stroke()
    g.fillStyle = colour(ink)
    g.fill(new Path2D('M13 7c2.6 3.4 3.9 5.4 3.9 7.2a3.9 3.9 0 0 1-7.8 0C9.1 12.4 10.4 10.4 13 7Z'))
  })
}

/** Facilities of ours are squares, shelters houses. */
export function facilityIcon(text: string, tone?: 'warn' | 'alarm'): Icon {
  return icon(`facility ${text} ${tone}`, 22, 22, (g) => {
    box(g, 2, 2, 18, 0)
    g.fillStyle = colour('bg1')
    g.fill()
    g.strokeStyle = colour(tone ?? 't2')
    g.lineWidth = tone ? 2 : 1.4
    g.stroke()
    character(g, text, 11, 11, 12, colour(tone ?? 't1'))
  })
}

export function shelterIcon(): Icon {
  return icon('shelter', 26, 28, (g) => {
    const house = new Path2D('M13 2 24 11H21V25H5V11H2Z')
    g.fillStyle = colour('bg1')
    g.fill(house)
    g.strokeStyle = colour('t1')
    g.lineWidth = 1.4
    g.stroke(house)
    character(g, '避', 13, 16.5, 12, colour('t1'))
  })
}

/** Where a crew is safe. */
export function safetyZoneIcon(): Icon {
  return icon('safety zone', 30, 30, (g) => {
    g.beginPath()
    g.arc(15, 15, 11.5, 0, Math.PI * 2)
    g.strokeStyle = colour('halo')
    g.lineWidth = 4
    g.stroke()
    g.fillStyle = colour('bg1')
    g.fill()
    g.strokeStyle = colour('t1')
    g.lineWidth = 1.6
    g.stroke()
    character(g, '安', 15, 15, 13, colour('t1'))
  })
}

/** The flag of the site headquarters; its foot is the place. */
export function headquartersIcon(): Icon {
  return icon('headquarters', 44, 44, (g) => {
    g.beginPath()
    g.moveTo(22, 22)
    g.lineTo(22, 3)
    g.strokeStyle = colour('halo')
    g.lineWidth = 5
    g.stroke()
    g.strokeStyle = colour('t1')
    g.lineWidth = 2
    g.stroke()
    const flag = new Path2D('M22 3.500h15l-4 5 4 5H22Z')
    g.lineWidth = 3
    g.strokeStyle = colour('halo')
    g.stroke(flag)
    g.fillStyle = colour('t1')
    g.fill(flag)
  })
}

/** The head of an arrow that points north; turn it by its rotation. */
export function arrowHead(token: string, rotation: number): RegularShape {
  return new RegularShape({ points: 3, radius: 7, rotation, fill: new Fill({ color: colour(token) }), declutterMode: 'none' })
}

/** Where is measured: a diamond with its number, filled while the newest reading is over the limit. */
export function monitoringIcon(number: string, state: 'none' | 'clean' | 'over'): Icon {
  return icon(`monitoring ${number} ${state}`, 28, 28, (g) => {
    const diamond = new Path2D('M14 2 26 14 14 26 2 14Z')
    g.strokeStyle = colour('halo')
    g.lineWidth = 4
    g.stroke(diamond)
    g.fillStyle = colour(state === 'over' ? 'alarm-solid' : 'bg1')
    g.fill(diamond)
    g.strokeStyle = colour(state === 'over' ? 'alarm' : state === 'clean' ? 't1' : 't3')
    g.lineWidth = 1.8
    if (state === 'none') g.setLineDash([3, 3])
    g.stroke(diamond)
    g.setLineDash([])
    character(g, number, 14, 14, 12, state === 'over' ? '#fff' : colour('t1'))
  })
}

/** A hexagon in the official colour of the risk, with a character for its kind. */
export function riskIcon(text: string, level: number): Icon {
  return icon(`risk ${text} ${level}`, 26, 26, (g) => {
    const hexagon = new Path2D('M13 2 23 7.5v11L13 24 3 18.5v-11Z')
    g.fillStyle = colour('bg1')
    g.fill(hexagon)
    g.strokeStyle = colour(`level-${level}${level > 1 ? '-hollow' : ''}`)
    g.lineWidth = 1.8
    g.stroke(hexagon)
    character(g, text, 13, 13, 12, colour('t1'))
  })
}

export function pickIcon(): Icon {
  return icon('pick', 40, 40, (g) => {
    g.strokeStyle = colour('act')
    g.lineWidth = 2
    g.beginPath()
    g.arc(20, 20, 10, 0, Math.PI * 2)
    for (const [x, y] of [[20, 2], [20, 26], [2, 20], [26, 20]] as const) {
      g.moveTo(x, y)
      g.lineTo(x === 20 ? 20 : x + 12, y === 20 ? 20 : y + 12)
    }
    g.stroke()
  })
}

export interface Label {
  text: string
  /** the second line, thinner */
  note?: string
  tone?: 't1' | 't2' | 't3' | 'act' | 'alarm' | 'warn' | 'water'
  noteTone?: 't1' | 't2' | 't3' | 'act' | 'alarm' | 'warn'
  bold?: boolean
  boxed?: boolean
  size?: number
  side?: 'left' | 'right' | 'centre' | 'below'
  distance?: number
}

export function label(one: Label): Text {
  const size = one.size ?? 13
  const side = one.side ?? 'right'
  const strong = `${one.bold ? '700' : '400'} ${size}px ${FONT}`
  return new Text({
    text: one.note ? [one.text, strong, '\n', strong, one.note, `400 12px ${FONT}`] : one.text,
    font: strong,
    fill: new Fill({ color: colour(one.tone ?? 't1') }),
    stroke: new Stroke({ color: colour('halo'), width: 3.5 }),
    textAlign: side === 'left' ? 'right' : side === 'right' ? 'left' : 'center',
    justify: side === 'left' ? 'right' : side === 'right' ? 'left' : 'center',
    offsetX: side === 'right' ? (one.distance ?? 16) : side === 'left' ? -(one.distance ?? 16) : 0,
    offsetY: side === 'below' ? (one.distance ?? 26) : 0,
    padding: one.boxed ? [4, 6, 3, 6] : [2, 2, 2, 2],
    backgroundFill: one.boxed ? new Fill({ color: colour('alarm-bg') }) : undefined,
    backgroundStroke: one.boxed ? new Stroke({ color: colour('alarm-line'), width: 1 }) : undefined,
    declutterMode: 'declutter',
  })
}

export function line(token: string, width: number, dash?: number[]): Style {
  return new Style({ stroke: new Stroke({ color: colour(token), width, lineDash: dash, lineCap: 'round' }) })
}

export const townDot = () => new RegularShape({ points: 4, radius: 2.5, fill: new Fill({ color: colour('t3') }), declutterMode: 'none' })

/** Slanting strokes over ground that has burnt: seen through, and told from any tint without its colour. */
export function hatch(token: string): CanvasPattern | string {
  const size = 8
  const tile = document.createElement('canvas')
  tile.width = tile.height = size
  const pen = tile.getContext('2d')
  if (!pen) return 'transparent'
  pen.strokeStyle = colour(token)
  pen.globalAlpha = 0.55
  pen.lineWidth = 1
  pen.beginPath()
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size)
    pen.lineTo(shift + size, 0)
  }
  pen.stroke()
  return pen.createPattern(tile, 'repeat') ?? 'transparent'
}
