import { describe, expect, it } from 'vitest'
import { nextStep, progressOf, type Road, type RoadFlow } from './road.ts'

const flow = (result: RoadFlow['result']) => ({ result }) as RoadFlow
const road = (flows: RoadFlow[][], more: Partial<Road['whole']> = {}, iso: boolean | null = null): Road =>
  ({
    services: flows.map((of) => ({ flows: of })),
    facts: [],
    statement: false,
    whole: { result: 'open', requirements: [], setAside: [], plan: null, ...more },
    partial: null,
    settings: { revision: iso === null ? 0 : 3, hasIsoCertificate: iso },
  }) as unknown as Road

describe('how far somebody is on the road', () => {
  it('begins with the services', () => expect(nextStep(road([]))).toBe('services'))
  it('asks for flows of every service', () => expect(nextStep(road([[flow({ kind: 'phi' })], []]))).toBe('flows'))
  it('then what is in them', () => expect(nextStep(road([[flow({ kind: 'open', missing: 'parts' })]]))).toBe('parts'))
  it('then how', () => expect(nextStep(road([[flow({ kind: 'open', missing: 'ways' })]]))).toBe('ways'))
  it('skips check and plan where there is no health information', () => {
    const none = road([[flow({ kind: 'none', because: 'no-part' })]], { result: 'none' })
    expect(progressOf(none)).toMatchObject({ result: 'done', check: 'skipped', plan: 'skipped' })
    expect(nextStep(none)).toBe('overview')
  })
  it('ends at the overview', () => {
    const plan = { unanswered: 0 } as NonNullable<Road['whole']['plan']>
    expect(nextStep(road([[flow({ kind: 'phi' })]], { result: 'phi', plan }))).toBe('plan')
    expect(nextStep(road([[flow({ kind: 'phi' })]], { result: 'phi', plan }, true))).toBe('overview')
  })
})
