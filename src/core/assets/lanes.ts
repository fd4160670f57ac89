import type { AssetKind } from './asset.ts'

/** Where a kind stands in the drawing of everything, from the left: processes, what they work with, what that needs, what carries it. */
export const laneOf: Record<AssetKind, 0 | 1 | 2 | 3> = {
  process: 0,
  'patient-record': 1,
  application: 1,
  'medical-device': 1,
  workplace: 1,
  data: 2,
  service: 2,
  people: 2,
  other: 2,
  network: 3,
  server: 3,
  location: 3,
}
