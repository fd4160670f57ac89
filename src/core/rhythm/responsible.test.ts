import { describe, expect, test } from 'vitest'
import { type Acting, actsOn, askedOfNobody, isOf } from './responsible.ts'
import { day, person } from './rhythm-facts.fixture.ts'

const today = day('2026-06-10')
const away = (standIn: string | null) => [{ starts: day('2026-06-01'), ends: day('2026-06-10'), standIn }]
const crewOf = (...people: ReturnType<typeof person>[]) => ({
  people: new Map(people.map((one) => [one.id, one])),
  teams: new Map([['it', 'ICT']]),
  accounts: new Map([['m1', 'Guest']]),
})
const asked = (more: Partial<typeof askedOfNobody>) => ({ ...askedOfNobody, ...more })
const short = ({ name, why, insteadOf }: Acting) => `${why} ${name} ${insteadOf}`.trim()

describe('who acts', () => {
  test('is the owner, from the first day of work through the last', () => {
    const crew = crewOf(person('ann', { ends: today }), person('bob'))
    const of = asked({ owner: 'ann', standIn: 'bob' })
    expect(short(actsOn(of, today, crew))).toBe('owner ann')
    expect(short(actsOn(of, day('2026-06-11'), crew))).toBe('stand-in bob ann')
  })

  test('is the stand-in of the absence before that of the thing, through the last day of absence', () => {
    const crew = crewOf(person('ann', { away: away('cas') }), person('bob'), person('cas'))
    const of = asked({ owner: 'ann', standIn: 'bob', ownerRole: 'IT' })
    expect(short(actsOn(of, today, crew))).toBe('absence cas ann')
    expect(short(actsOn(of, day('2026-06-11'), crew))).toBe('owner ann')
  })

  test('passes over a stand-in who is away or left, to a role, and says when nobody is left', () => {
    const gone = person('bob', { ends: day('2026-01-01') })
    const crew = crewOf(person('ann', { away: away('cas') }), gone, person('cas', { away: away(null) }))
    expect(short(actsOn(asked({ owner: 'ann', standIn: 'bob', ownerRole: 'IT' }), today, crew))).toBe('role IT ann')
    expect(short(actsOn(asked({ owner: 'ann', standIn: 'bob' }), today, crew))).toBe('away ann')
    expect(short(actsOn(asked({ owner: 'bob' }), today, crew))).toBe('nobody  bob')
  })

  test('is a team as long as somebody works in it, and an account that is nobody of the staff', () => {
    const crew = crewOf(person('ann', { teams: ['it'], ends: today }))
    expect(short(actsOn(asked({ team: 'it' }), today, crew))).toBe('team ICT')
    expect(short(actsOn(asked({ team: 'it' }), day('2026-06-11'), crew))).toBe('nobody')
    expect(short(actsOn(asked({ membership: 'm1' }), today, crew))).toBe('owner Guest')
  })
})

describe('whose it is', () => {
  const crew = crewOf(person('ann', { function: ' head of IT' }), person('bob', { teams: ['it'] }))
  const me = (staff: string | null, officer = false) => ({ membership: 'm1', staff, officer })
  const mine = (of: Partial<typeof askedOfNobody>, who: ReturnType<typeof me>) =>
    isOf(actsOn(asked(of), today, crew), who, today, crew)

  test('goes by name, team, account and function', () => {
    expect([mine({ owner: 'ann' }, me('ann')), mine({ owner: 'ann' }, me('bob', true))]).toEqual([true, false])
    expect([mine({ team: 'it' }, me('bob')), mine({ team: 'it' }, me('ann', true))]).toEqual([true, false])
    expect([mine({ membership: 'm1' }, me(null)), mine({ ownerRole: 'Head of it' }, me('ann'))]).toEqual([true, true])
  })

  test('what nobody claims falls to the security officers', () => {
    expect([mine({}, me(null, true)), mine({}, me('ann'))]).toEqual([true, false])
    expect([mine({ ownerRole: 'Board' }, me('bob', true)), mine({ ownerRole: 'Head of IT' }, me('bob', true))]).toEqual(
      [true, false],
    )
  })
})
