import type { readEstimate } from '../../features/estimates/estimates.contract.ts'
import type { Answer } from '../session/call.ts'

export type EstimateAnswer = Answer<typeof readEstimate>
export type Estimate = NonNullable<EstimateAnswer['estimate']>
export type Outcome = NonNullable<EstimateAnswer['outcome']>
type Point = Outcome['curve'][number]

/** The lowest share drawn: 1 year in 1,000. */
const lowest = 0.001
const decades = Math.log10(1 / lowest)

/** The losses at which a line is drawn, powers of ten around the curve; few enough to be read beside each other. */
export function lossTicks(curve: readonly Point[]): number[] {
  const drawn = drawnPoints(curve)
  const first = Math.floor(Math.log10(Math.max(1, drawn[0]?.loss ?? 1)))
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(1, drawn.at(-1)?.loss ?? 10))))
  const step = Math.ceil((last - first) / 5)
  const ticks = []
  for (let power = first; power < last + step; power += step) ticks.push(10 ** power)
  return ticks
}

/** The points that can stand on two scales of powers of ten. */
const drawnPoints = (curve: readonly Point[]) => curve.filter(({ loss, share }) => loss > 0 && share >= lowest / 2)

/** Where a loss and a share stand in a drawing of so wide and high. */
export function placesIn(ticks: readonly number[], [width, height]: readonly [number, number]) {
  const [first, last] = [Math.log10(ticks[0] ?? 1), Math.log10(ticks.at(-1) ?? 10)]
  return {
    x: (loss: number) => tenth((width * (Math.log10(loss) - first)) / (last - first)),
    y: (share: number) => tenth(height * Math.min(1, Math.abs(Math.log10(share)) / decades)),
  }
}

/** The curve as a path; empty where there is too little to draw. */
export function curvePath(curve: readonly Point[], { x, y }: ReturnType<typeof placesIn>): string {
  const drawn = drawnPoints(curve)
  if (drawn.length < 2) return ''
  return drawn.map(({ loss, share }, place) => `${place === 0 ? 'M' : 'L'}${x(loss)} ${y(share)}`).join('')
}

const tenth = (value: number) => Math.round(value * 10) / 10
