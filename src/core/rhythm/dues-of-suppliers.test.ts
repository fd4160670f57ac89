import { describe, expect, test } from 'vitest'
import type { SupplierFact } from '../suppliers/facts.ts'
import type { GapKind, SupplierGap } from '../suppliers/gap.ts'
import { startingSettings } from '../suppliers/settings.ts'
import { supplier } from '../suppliers/supplier-facts.fixture.ts'
import { duesOn } from './dues.ts'
import type { OpenPartsFact, QuestionnaireFact } from './facts.ts'
import { day, facts } from './rhythm-facts.fixture.ts'
import { watchesOn } from './watches.ts'

const gap = (kind: GapKind, from: string, through: string | null = null, about = ''): SupplierGap => ({
  ...{ supplier: { id: 's', title: 'Host' }, kind, breaks: false },
  about: about === '' ? null : { id: about, title: about },
  days: [{ from: day(from), through: through === null ? null : day(through) }],
})
const of = (
  suppliers: SupplierFact[],
  gaps: SupplierGap[] = [],
  questionnaires: QuestionnaireFact[] = [],
  settings = startingSettings,
  openParts: OpenPartsFact[] = [],
) => facts({ chain: { book: { suppliers, settings }, gaps, questionnaires, openParts } })
const due = (all: ReturnType<typeof of>, today: string) =>
  duesOn(all, day(today)).map(({ kind, title, about, dueOn }) => `${kind} ${dueOn} ${title}: ${about}`)

const ann = { id: 'ann', name: 'Ann', ends: null }

describe('what is missing at a supplier is due on the last day before it is', () => {
  test('each kind once, by what it is about, to who answers for the supplier', () => {
    const host = supplier({ owner: ann, ownerRole: 'Purchase' })
    const gaps = [
      gap('review-overdue', '2026-09-01'),
      gap('no-agreement', '2026-07-01', null, 'Portal'),
      gap('no-agreement', '2026-06-16', null, 'Hosting'),
      gap('certificate-lapsed', '2026-12-01', null, 'ISO 27001'),
      gap('assurance-gap', '2027-01-01', null, 'SOC 2'),
      gap('no-mfa', '2026-01-01'),
    ]
    const all = of([host], gaps)
    expect(due(all, '2026-06-10')).toEqual([
      'supplier-agreement 2026-06-15 Host: Hosting, Portal',
      'supplier-review 2026-08-31 Host: ',
      'supplier-certificate 2026-11-30 Host: ISO 27001',
      'assurance-gap 2026-12-31 Host: SOC 2',
    ])
    expect(duesOn(all, day('2026-06-10'))[1]).toMatchObject({
      ...{ key: 'supplier-review:s', page: '/suppliers/s', startsToWarn: '2026-07-02' },
      asked: { owner: 'ann', ownerRole: 'Purchase' },
    })
  })

  test('it stays overdue until it is mended, and what lies behind is over', () => {
    const settled = gap('review-overdue', '2026-03-01', '2026-04-30')
    const again = { ...settled, days: [...settled.days, { from: day('2027-05-01'), through: null }] }
    const all = of([supplier()], [again])
    expect(due(all, '2026-04-30')).toEqual(['supplier-review 2026-02-28 Host: '])
    expect(due(all, '2026-05-01')).toEqual(['supplier-review 2027-04-30 Host: '])
    expect(due(of([supplier()], [settled]), '2026-05-01')).toEqual([])
  })

  test('what was missing before anybody put the supplier in the register is due soon after that, not years ago', () => {
    const since = gap('no-agreement', '2019-01-01')
    expect(due(of([supplier({ recordedOn: day('2026-06-01') })], [since]), '2026-06-10')).toEqual([
      'supplier-agreement 2026-07-01 Host: ',
    ])
  })

  test('what is told in two, since it broke on some of its days only, is one task from its first day', () => {
    const whole = { ...gap('review-overdue', '2026-05-01'), breaks: true }
    const all = of([supplier()], [whole, gap('review-overdue', '2026-03-01', '2026-04-30')])
    expect([due(all, '2026-04-30'), due(all, '2026-06-10')]).toEqual([
      ['supplier-review 2026-02-28 Host: '],
      ['supplier-review 2026-02-28 Host: '],
    ])
  })

  test('a certificate that lapsed is asked for until a successor comes or a review was decided with it in sight', () => {
    const lapsed = gap('certificate-lapsed', '2026-03-01', null, 'ISO 27001')
    const review = (decidedOn: string) => ({ id: 'r', decidedOn: day(decidedOn), decision: 'continue', nextOn: null })
    const found = (...days: string[]) => due(of([supplier({ reviews: days.map(review) })], [lapsed]), '2026-06-10')
    expect(found('2026-02-28')).toEqual(['supplier-certificate 2026-02-28 Host: ISO 27001'])
    expect(found('2026-03-01')).toEqual([])
    const missing = { ...gap('no-agreement', '2026-03-01'), breaks: true }
    expect(due(of([supplier({ reviews: [review('2026-05-01')] })], [missing]), '2026-06-10')).toHaveLength(1)
  })

  test('nothing is asked of a supplier that ended; on its last day still', () => {
    const ended = of([supplier({ endedOn: day('2026-06-30') })], [gap('review-overdue', '2026-06-01')])
    expect([due(ended, '2026-06-30').length, due(ended, '2026-07-01').length]).toEqual([1, 0])
  })
})

describe('what an assurance report leaves open', () => {
  const host = supplier({ owner: ann, ownerRole: 'Purchase' })
  const gaps = [
    gap('exception-unassessed', '2026-05-01', null, 'SOC 2'),
    { ...gap('cuec-open', '2026-05-01', null, 'SOC 2'), asked: { cuecs: ['1', '2'], measure: null } },
  ]
  const report = { id: 'SOC 2', supplier: 's', title: 'SOC 2', exceptions: 3, cuecs: [] }
  const tasks = (openParts: OpenPartsFact[], today = '2026-05-01') =>
    duesOn(of([host], gaps, [], startingSettings, openParts), day(today)).map(
      ({ kind, dueOn, count, asked, page, about }) =>
        `${kind} ${dueOn} ${count} ${asked.owner ?? asked.ownerRole} ${page} ${about}`,
    )
  const bob = { id: '1', owner: 'bob', ownerRole: '' }

  test('is one task for its exceptions and one for our part, however many, from the day that it asks', () => {
    expect(tasks([{ ...report, cuecs: [bob, { ...bob, id: '2' }] }])).toEqual([
      'assurance-cuec 2026-05-31 2 bob /assurance/reports/SOC 2 Host',
      'assurance-exception 2026-05-31 3 ann /assurance/reports/SOC 2 Host',
    ])
    expect(tasks([{ ...report, cuecs: [bob, { ...bob, id: '2' }] }], '2026-04-30')).toEqual([])
    expect(tasks([{ ...report, exceptions: 0 }])).toEqual([])
  })

  test('counts and asks for what is open on the day: a measure of which the evidence grew stale opens its part again', () => {
    const stale = { id: 'm', title: 'Leavers', why: 'stale' as const, last: day('2026-06-30'), proofs: null }
    const asked = { ...gap('cuec-open', '2026-07-01', null, 'SOC 2'), asked: { cuecs: ['3'], measure: stale } }
    const eve = { id: '3', owner: 'eve', ownerRole: '' }
    const on = (today: string) =>
      duesOn(
        of([host], [asked], [], startingSettings, [{ ...report, exceptions: 0, cuecs: [bob, eve] }]),
        day(today),
      ).map(({ kind, dueOn, count, asked }) => `${kind} ${dueOn} ${count} ${asked.owner}`)
    expect(on('2026-06-30')).toEqual([])
    expect(on('2026-07-01')).toEqual(['assurance-cuec 2026-07-31 1 eve'])
  })

  test('goes to who answers for the supplier where our part is of several people, or of nobody', () => {
    const who = (...cuecs: OpenPartsFact['cuecs'][number][]) =>
      tasks([{ ...report, exceptions: 0, cuecs }]).map((one) => one.split(' ')[3])
    expect(who(bob, { id: '2', owner: 'eve', ownerRole: '' })).toEqual(['ann'])
    expect(who({ id: '1', owner: null, ownerRole: '' })).toEqual(['ann'])
    expect(who({ id: '1', owner: null, ownerRole: 'Board' })).toEqual(['Board'])
  })
})

describe('contracts', () => {
  const contract = { id: 'c', title: 'Hosting 2024', starts: day('2024-01-01'), ends: day('2026-12-31'), notice: 'P3M' }
  test('ask for a decision before notice has to be given, every year again where they go on by themselves', () => {
    const yearly = of([supplier({ contracts: [{ ...contract, renewsBy: 'P1Y' }] })])
    expect(due(yearly, '2026-06-10')).toEqual(['supplier-contract 2026-09-30 Host: Hosting 2024'])
    expect(due(yearly, '2026-10-01')).toEqual(['supplier-contract 2027-09-30 Host: Hosting 2024'])
  })
  test('that end ask for what comes after, until it is there', () => {
    const ending = { ...contract, renewsBy: '' }
    expect(due(of([supplier({ contracts: [ending] })]), '2027-02-01')).toEqual([
      'supplier-contract 2026-12-31 Host: Hosting 2024',
    ])
    const next = { ...ending, id: 'd', title: 'Hosting 2027', starts: day('2027-01-01'), ends: null }
    expect(due(of([supplier({ contracts: [ending, next] })]), '2026-06-10')).toEqual([])
  })
})

describe('the watch on suppliers', () => {
  const ground = {
    ...{ risk: new Set<string>(), suppliers: new Set<string>(), write: (text: string) => text },
    readingOf: () => ({ confirmed: new Map(), asked: new Map() }),
  }
  const watched = (all: ReturnType<typeof of>, today: string) =>
    watchesOn(all, ground, day(today)).find(({ name }) => name === 'suppliers')
  const reviewed = { id: 'r', decidedOn: day('2026-02-01'), decision: 'continue', nextOn: null }
  const breaking = { ...gap('no-agreement', '2026-06-11'), breaks: true }

  test('goes by the register as soon as there is one, and leaves out who delivers no longer', () => {
    const host = supplier({ reviews: [reviewed] })
    const gone = supplier({ id: 'g', title: 'Gone', endedOn: day('2026-01-31') })
    const found = watched(of([host, gone], [breaking]), '2026-06-10')
    expect(found).toMatchObject({ state: 'holds', wrong: 0, page: '/suppliers' })
    expect(found?.counted.map(({ why }) => why.en)).toEqual(['Reviewed on 2026-02-01.'])
    expect(found?.leftOut.map(({ title, why }) => `${title}: ${why.en}`)).toEqual(['Gone: Delivers no longer.'])
    expect(found?.sentence.en).toBe('1 supplier, reviewed in time and under agreement.')
  })

  test('goes wrong by itself on the day that something is missing or late, and by nothing that is only told', () => {
    const told = gap('no-mfa', '2026-01-01')
    const all = of([supplier(), supplier({ id: 't', title: 'Other' })], [breaking, told])
    expect([watched(all, '2026-06-10')?.wrong, watched(all, '2026-06-11')?.wrong]).toEqual([0, 1])
    expect(watched(all, '2026-06-11')?.sentence).toEqual({
      nl: '2 leveranciers, waarvan bij 1 iets ontbreekt of te laat is.',
      en: '2 suppliers, of which at 1 something is missing or late.',
    })
    const late = of([supplier()], [gap('review-overdue', '2026-06-11')])
    expect([watched(late, '2026-06-10')?.state, watched(late, '2026-06-11')?.state]).toEqual(['holds', 'wrong'])
  })

  test('goes wrong when a certificate lapses, until a review that was decided since', () => {
    const lapsed = gap('certificate-lapsed', '2026-06-11', null, 'ISO 27001')
    const all = of([supplier({ reviews: [reviewed] })], [lapsed])
    expect([watched(all, '2026-06-10')?.wrong, watched(all, '2026-06-11')?.wrong]).toEqual([0, 1])
    expect(watched(all, '2026-06-11')?.counted.map(({ why }) => why.en)).toEqual([
      'The certificate ISO 27001 of Host lapsed or was revoked, without a successor.',
    ])
    const looked = of([supplier({ reviews: [{ ...reviewed, decidedOn: day('2026-06-11') }] })], [lapsed])
    expect(watched(looked, '2026-06-11')?.state).toBe('holds')
    const older = { ...gap('no-agreement', '2026-05-01'), breaks: true }
    expect(watched(of([supplier()], [older, lapsed]), '2026-06-11')?.counted.map(({ why }) => why.en)).toEqual([
      'The certificate ISO 27001 of Host lapsed or was revoked, without a successor. And 1 more.',
    ])
  })
})

describe('what was agreed', () => {
  test('is asked of who is to do it, else of who answers for the supplier; a list that is out of whoever sent it on', () => {
    const action = {
      id: 'a',
      title: 'Ask for MFA',
      owner: null,
      ownerRole: '',
      dueOn: day('2026-07-01'),
      closedOn: null,
    }
    const host = supplier({
      ownerRole: 'Purchase',
      actions: [action, { ...action, id: 'b', ownerRole: 'ICT' }, { ...action, id: 'c', closedOn: day('2026-05-01') }],
      events: [
        {
          ...{ id: 'e', service: null, kind: 'exception', what: 'Old TLS', closedOn: null },
          ...{ happenedOn: day('2026-01-01'), ends: day('2026-08-01') },
        },
      ],
    })
    const asked = { id: 'q', supplier: 's', title: 'Questions 2026', dueOn: day('2026-06-20') }
    const found = duesOn(of([host], [], [asked]), day('2026-06-10'))
    expect(found.map(({ key, dueOn, asked }) => `${key} ${dueOn} ${asked.ownerRole}`)).toEqual([
      'questionnaire:q 2026-06-20 Purchase',
      'supplier-action:a 2026-07-01 Purchase',
      'supplier-action:b 2026-07-01 ICT',
      'supplier-exception:e 2026-08-01 Purchase',
    ])
  })
})
