import type { Hazard, ResponseLevel } from '@/api/values'

/** Outlines in a 40 × 40 box, shared by the badges and by the map's symbols. */
export const LEVEL_SHAPE: Record<ResponseLevel, string> = {
  I: 'M20 3.2 38.2 35.600H1.800Z',
  II: 'M20 1 39 20 20 39 1 20Z',
  III: 'M3.5 3.500h33v33h-33Z',
  IV: 'M20 1.500a18.5 18.5 0 1 0 0 37a18.5 18.5 0 1 0 0-37Z',
}

const stem = (x: number, y: number, height: number) =>
  `M${x - 1.7} ${y + 1.4}h3.4v${height - 2.8}h-3.4ZM${x - 3.1} ${y}h6.200v1.700h-6.200ZM${x - 3.1} ${y + height - 1.7}h6.200v1.700h-6.200Z`

/** The numeral is drawn, with serifs, so that Ⅱ and Ⅲ stay apart at 20 px. */
export const NUMERAL: Record<ResponseLevel, string> = {
  I: stem(20, 17, 15),
  II: stem(16.4, 12.5, 15) + stem(23.6, 12.5, 15),
  III: stem(12.6, 12, 16) + stem(20, 12, 16) + stem(27.4, 12, 16),
  IV: stem(12.4, 12, 16) + 'M17.2 12h6.400v1.700h-1.500L24.9 23.6 28 13.700h-1.700V12h5.300v1.700h-1.400L25.6 28.200h-2.500L18.5 13.700h-1.300Z',
}

/** Stroked glyphs in a 24 × 24 box. */
export const HAZARD_GLYPH: Record<Hazard, string> = {
  FOREST_FIRE:
    'M12 3c.6 3.2 4.8 5.2 4.8 10a4.9 4.9 0 0 1-9.7.800c-.3-2.1.6-3.5 1.6-4.700c.2 1.4.8 2.1 1.6 2.500C10 8.2 10.6 5.2 12 3Z',
  FLOOD: 'M3 8c1.5-1.6 3-1.6 4.5 0s3 1.6 4.5 0s3-1.6 4.5 0s3 1.6 4.5 0M3 13c1.5-1.6 3-1.6 4.5 0s3 1.6 4.5 0s3-1.6 4.5 0s3 1.6 4.5 0M3 18c1.5-1.6 3-1.6 4.5 0s3 1.6 4.5 0s3-1.6 4.5 0s3 1.6 4.5 0',
  ENTERPRISE_ACCIDENT: 'M3.5 20V10l5 3v-3l5 3V4h4v16Zm4-3.500h1.500m3 0h1.5',
}

export const ICONS = {
  layers: 'M12 3 3 8l9 5 9-5ZM4 12l8 4.500L20 12M4 16l8 4.500L20 16',
  pencil: 'M4 20l1-4.500L16 4.500l3.500 3.500L8.5 19ZM13.500 7l3.500 3.500',
  undo: 'M8 5 4 9l4 4M4 9h9a5.5 5.5 0 0 1 0 11h-4',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  sound: 'M4 9.500v5h3.500L12 18.500v-13L7.5 9.500ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
  muted: 'M4 9.500v5h3.500L12 18.500v-13L7.5 9.500ZM16 9.500l5 5M21 9.500l-5 5',
  check: 'M5 12.5 10 17.5 19.5 7',
  warning: 'M12 4 21.5 20h-19ZM12 10v5M12 17.200v.6',
  lock: 'M6 11h12v9H6ZM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  unlock: 'M6 11h12v9H6ZM8.500 11V8a3.500 3.500 0 0 1 6.800-1.200',
  clock: 'M12 3.500a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17ZM12 7.500V12l3.2 2',
  broken: 'M10 14 8 16a3.5 3.5 0 0 1-5-5l2.5-2.500M14 10l2-2a3.5 3.5 0 0 1 5 5l-2.5 2.500M8 8l8 8',
  list: 'M4 6h16M4 12h16M4 18h16',
  document: 'M6 3h8l4 4v14H6ZM9 11h6M9 15h6M14 3v4h4',
  close: 'M6 6l12 12M18 6 6 18',
  pin: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11ZM12 7.800a2.2 2.2 0 1 0 0 4.400a2.2 2.2 0 1 0 0-4.400Z',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8ZM12 2.500v3M12 18.500v3M2.5 12h3M18.5 12h3M5.3 5.300l2.1 2.100M16.6 16.600l2.1 2.100M5.3 18.700l2.1-2.100M16.6 7.400l2.1-2.1',
  moon: 'M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10Z',
  expand: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  flow: 'M3.5 9h6v6h-6ZM14.5 9h6v6h-6ZM9.5 12h5',
  target: 'M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16ZM12 1v6M12 17v6M1 12h6M17 12h6',
  inbox: 'M4 13 7 5h10l3 8v6H4ZM4 13h5l1 3h4l1-3h5',
  out: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  house: 'M3.5 11.500 12 4l8.5 7.500M6 10v10h12V10M10 20v-5h4v5',
  phone: 'M6 3.500h3.500l1.5 5-2.2 1.500a11 11 0 0 0 5.2 5.200l1.5-2.2 5 1.500V18a2.5 2.5 0 0 1-2.5 2.500A14.5 14.5 0 0 1 3.5 6 2.5 2.5 0 0 1 6 3.500Z',
} as const

export type IconName = keyof typeof ICONS

/** The one character on a team's plate. */
export const TEAM_CHARACTER = {
  PROFESSIONAL: '专',
  SEMI_PROFESSIONAL: '半',
  MASS: '群',
  COMPREHENSIVE: '综',
  FIRE_RESCUE: '消',
  MEDICAL: '医',
  DRAINAGE: '排',
  BOAT: '舟',
  HAZCHEM: '危',
  COMMUNICATIONS: '通',
  MONITORING: '测',
  ENTERPRISE: '企',
  MILITARY: '军',
} as const
