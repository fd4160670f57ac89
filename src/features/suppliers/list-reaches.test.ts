import { expect, test } from 'vitest'
import type { AssetKind } from '../../core/assets/asset.ts'
import type { Content } from '../../core/standards/content.ts'
import type { ServiceFact } from '../../core/suppliers/facts.ts'
import type { SupplierGap } from '../../core/suppliers/gap.ts'
import { supplierGaps } from '../../core/suppliers/gaps.ts'
import { startingSettings } from '../../core/suppliers/settings.ts'
import { supplier } from '../../core/suppliers/supplier-facts.fixture.ts'
import type { Day } from '../../core/time/day.ts'
import { reachesOn } from './list-reaches.ts'

const service = (id: string): ServiceFact => ({
  ...{ id, title: id, kind: 'hosting', canMissHours: null, starts: null, endedOn: null },
  reaches: [
    {
      ...{ id: `r-${id}`, asset: { id: 'epd', title: 'EPD', kind: 'patient-record' }, purpose: '', ways: [] },
      ...{ need: { availability: 3, integrity: 3, confidentiality: 3 }, phiParts: ['d'], route: 'hosted' },
      ...{ since: null, endedOn: null, mfa: true, logged: true },
    },
  ],
})

test('everything that is missing at a supplier is told with what it reaches, that of its reports too; not that of another service', () => {
  const host = supplier({ services: [service('hosting'), service('support')] })
  const gap = (kind: SupplierGap['kind'], about: SupplierGap['about']): SupplierGap => ({
    ...{ supplier: { id: host.id, title: host.title }, kind, about, breaks: false },
    days: [{ from: '2026-01-01' as Day, through: null }],
  })
  const gaps = [
    gap('assurance-gap', { id: 'hosting', title: 'hosting' }),
    gap('exception-unassessed', { id: 'report', title: 'SOC 2' }),
    gap('cuec-open', { id: 'report', title: 'SOC 2' }),
    gap('action-overdue', { id: 'action', title: 'Nazien' }),
    gap('no-mfa', { id: 'support', title: 'support → EPD' }),
  ]
  const chain = { book: { suppliers: [host], settings: startingSettings }, gaps }
  const asked = { sort: 'asset', direction: 'up' } as const
  const content = { editions: new Map() } as unknown as Content
  const { rows } = reachesOn(chain, content, asked, '2026-06-01' as Day)
  expect(rows.map((one) => [one.service.name, one.missing.length, one.lacks])).toEqual([
    ['hosting', 4, []],
    ['support', 4, ['mfa']],
  ])
})

test('who reaches what the record leans on is told as indirect, and what nobody answered is counted as left out', () => {
  const reach = (id: string, kind: 'server' | 'application', phiParts: [] | null) => ({
    ...service(id),
    reaches: service(id).reaches.map((one) => ({
      ...one,
      ...{ id: `r-${id}`, asset: { id, title: id, kind }, phiParts, endedOn: null },
    })),
  })
  const suppliers = [
    supplier({ id: 'a', title: 'Host', services: [service('hosting')] }),
    supplier({ id: 'b', title: 'Rack', services: [reach('rack', 'server', [])] }),
    supplier({ id: 'c', title: 'Web', services: [reach('web', 'application', null)] }),
    supplier({ id: 'd', title: 'Canteen', services: [reach('canteen', 'application', [])] }),
  ]
  const asset = (id: string, kind: AssetKind) => ({ id, title: id, kind })
  const leaning = {
    assets: [
      ...[asset('epd', 'patient-record'), asset('platform', 'server'), asset('rack', 'server')],
      ...[asset('web', 'application'), asset('care', 'process'), asset('canteen', 'application')],
    ],
    dependencies: [
      { dependent: 'epd', dependency: 'platform' },
      { dependent: 'platform', dependency: 'rack' },
      { dependent: 'rack', dependency: 'epd' },
      { dependent: 'epd', dependency: 'care' },
      { dependent: 'care', dependency: 'canteen' },
    ],
  }
  const chain = { book: { suppliers, settings: startingSettings, leaning }, gaps: [] }
  const content = { editions: new Map() } as unknown as Content
  const list = (more: object = {}) =>
    reachesOn(chain, content, { sort: 'asset', direction: 'up', ...more }, '2026-06-01' as Day)
  expect(list().rows.map(({ supplier: of, through }) => [of.name, through])).toEqual([
    ['Host', null],
    ['Rack', { asset: { id: 'epd', name: 'epd' }, via: ['platform', 'rack'] }],
  ])
  expect(list().totals).toEqual({ suppliers: 1, indirect: 1, rows: 2, lacking: 0, unanswered: 1 })
  const unknown = list({ phi: 'unknown' })
  expect(unknown.rows.map(({ supplier: of, agreement }) => [of.name, agreement])).toEqual([['Web', 'unknown']])
  expect(list({ asset: 'platform' }).rows.map(({ supplier: of, through }) => [of.name, through?.via])).toEqual([
    ['Host', ['rack', 'epd']],
    ['Rack', ['rack']],
  ])
  expect(list({ text: 'EPD' }).rows).toHaveLength(2)
})

test('the agreement that is told with a reach is the one about its service that was not replaced, and what is missing in another is not told', () => {
  const agreement = (id: string, starts: string, services: string[], breachHours: number | null) => ({
    ...{ id, version: id, services, signedOn: starts as Day, starts: starts as Day, ends: null, breachHours },
    ...{ securityAnnex: true, auditRight: true, returnDestruction: true, subprocessorsNamed: true },
  })
  const agreements = [
    agreement('first', '2024-01-01', ['hosting'], 72),
    agreement('second', '2026-01-01', ['hosting'], 24),
    agreement('other', '2026-01-01', ['support'], null),
  ]
  const certificate = {
    ...{ id: 'iso', edition: 'iso', services: ['support'], accredited: 'yes' as const, starts: '2024-01-01' as Day },
    ...{ ends: '2025-12-31' as Day, revokedOn: null, checkedOn: '2024-01-01' as Day },
  }
  const host = supplier({
    ...{ services: [service('hosting'), service('support')], agreements, certificates: [certificate] },
  })
  const book = { suppliers: [host], settings: startingSettings }
  const content = { editions: new Map() } as unknown as Content
  const chain = { book, gaps: supplierGaps(book, []) }
  const { rows } = reachesOn(chain, content, { sort: 'asset', direction: 'up' }, '2026-02-01' as Day)
  expect(rows.map((one) => [one.service.name, one.agreement, one.breachHours, one.incomplete, one.lacks])).toEqual([
    ['hosting', 'holds', 24, false, []],
    ['support', 'holds', null, true, ['agreement']],
  ])
  const told = rows.map(({ missing }) => missing.filter(({ nl }) => nl.includes('certificaat')).length)
  expect(told).toEqual([0, 1])
})
