import { describe, expect, it } from 'vitest'
import { NotAllowed } from '../core/access/allow.ts'
import { IdentityProblem } from '../platform/identity/identity-problem.ts'
import type { PasswordWeakness } from '../platform/identity/passwords.ts'
import { translateError } from './translate-error.ts'

const ofDatabase = (code: string | undefined, message = 'what the database said, with a password') =>
  translateError(Object.assign(new Error(message), { code }))

describe('translateError', () => {
  it.each([
    ['53100', 507, 'disk-full'],
    ['ENOSPC', 507, 'disk-full'],
    ['08006', 503, 'database-unavailable'],
    ['57P01', 503, 'database-unavailable'],
    ['57P03', 503, 'database-unavailable'],
    ['ECONNREFUSED', 503, 'database-unavailable'],
    ['55P03', 503, 'busy'],
    ['57014', 503, 'busy'],
    ['23503', 404, 'not-found'],
    ['22021', 400, 'broken-text'],
  ])('%s becomes %i %s', (code, status, name) => {
    const problem = ofDatabase(code)
    expect(problem).toMatchObject({ status, code: name })
    expect(JSON.stringify(problem?.sentence)).not.toContain('password')
  })

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])(
    'knows "%s"',
    (message) => {
      expect(ofDatabase(undefined, message)).toMatchObject({ status: 503, headers: { 'retry-after': '30' } })
    },
  )

  it('leaves faults of our own to be found', () => {
    for (const error of [
      ofDatabase('23505'),
      ofDatabase('42601'),
      translateError(new TypeError('x')),
      translateError(3),
    ])
      expect(error).toBeNull()
  })

  it('says how long to wait, in whole minutes', () => {
    const wait = (retryAfter: number) => translateError(new IdentityProblem('too-many-attempts', { retryAfter }))
    expect(wait(30)).toMatchObject({ status: 429, headers: { 'retry-after': '30' } })
    expect(wait(30)?.sentence.nl).toContain('over 1 minuut opnieuw')
    expect(wait(61)?.sentence.nl).toContain('over 2 minuten opnieuw')
    expect(wait(900)?.sentence.en).toContain('in 15 minutes')
  })

  it('tells of each weakness what to choose instead', () => {
    const weaknesses: PasswordWeakness[] = ['too-short', 'too-long', 'common', 'pattern', 'personal']
    const said = weaknesses.map((weakness) => translateError(new IdentityProblem('weak-password', { weakness })))
    expect(new Set(said.map((problem) => problem?.sentence.nl)).size).toBe(weaknesses.length)
    for (const problem of said) {
      expect(problem).toMatchObject({ status: 400, code: 'weak-password' })
      expect(problem?.sentence.nl).toContain('Kies')
      expect(problem?.sentence.en).toContain('Choose')
    }
  })

  it('refuses what a role may not do', () => {
    expect(translateError(new NotAllowed('people:edit'))).toMatchObject({ status: 403, code: 'not-allowed' })
  })
})
