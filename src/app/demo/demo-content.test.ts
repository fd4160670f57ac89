import { join } from 'node:path'
import { expect, it } from 'vitest'
import { faultsOf } from '../../core/applicability/decision-facts.ts'
import { requirementOf } from '../../core/standards/content.ts'
import { parseDay } from '../../core/time/day.ts'
import { dayOf, instantOf } from '../../core/time/instant.ts'
import { home } from '../../platform/home.ts'
import { weaknessOf } from '../../platform/identity/passwords.ts'
import { loadContent } from '../load-content.ts'
import { demoEdition, readDemoOrganisations } from './demo-content.ts'
import { demoPassword } from './load-demo.ts'
import { planDemo } from './plan-demo.ts'

const content = loadContent(join(home, 'content'))
const demos = readDemoOrganisations()
const [vaart, medicom] = demos
const numbers = content.editions.get(demoEdition)?.requirements.map(({ id }) => id) ?? []

const textsOf = (demo: (typeof demos)[number]) =>
  demo.controls.flatMap(({ control, steps }) =>
    steps.flatMap((step) =>
      'withdrawn' in step ? [] : [{ control, text: step.applies ? step.description : step.justification }],
    ),
  )

it('fits its schema, and speaks of all controls but the handful that one organisation left open', () => {
  expect(medicom?.controls.map(({ control }) => control).sort()).toEqual([...numbers].sort())
  const missing = numbers.filter((id) => !vaart?.controls.some(({ control }) => control === id))
  expect(missing).toEqual(['5.41', '8.34', '8.35'])
  for (const { controls } of demos) {
    expect(new Set(controls.map(({ control }) => control)).size).toBe(controls.length)
    expect(controls.every(({ control }) => requirementOf(content, demoEdition, control))).toBe(true)
  }
})

it('says something of its own about every control, at every step, and nothing that is only the title', () => {
  const all = demos.flatMap(textsOf)
  expect(all.length).toBeGreaterThan(240)
  const said = new Map<string, string>()
  for (const { control, text } of all) {
    expect(said.get(text), text).toBeUndefined()
    said.set(text, control)
    const title = requirementOf(content, demoEdition, control)?.title
    for (const language of ['nl', 'en'] as const) expect(text.toLowerCase()).not.toBe(title?.[language].toLowerCase())
  }
})

it('uses a password that the rules allow to everybody, and people who are marked as demo', () => {
  for (const { name, email } of demos.flatMap(({ people }) => people)) {
    expect(weaknessOf(demoPassword, { name, email })).toBeNull()
  }
  const roles = demos.map(({ people }) => people.map(({ role }) => role))
  for (const of of roles) {
    expect(new Set(of)).toEqual(new Set(['administrator', 'security-officer', 'contributor', 'reader', 'auditor']))
  }
  const addresses = demos.map(({ people }) => people.map(({ email }) => email))
  expect(addresses[0]?.filter((email) => addresses[1]?.includes(email))).toEqual(['consultant@adviesbureau.example'])
})

it.each(['2026-03-29', '2026-10-25', '2027-01-02', '2028-03-01'])('plans a possible history before %s', (text) => {
  const today = parseDay(text)
  if (!today) throw new TypeError('no day')
  for (const demo of demos) {
    const events = planDemo(demo, content, today)
    expect(planDemo(demo, content, today)).toEqual(events)
    const joined = new Set([demo.people[0]?.key])
    let before = 0
    for (const { at, by, command } of events) {
      expect(at).toBeGreaterThan(before)
      before = at
      const day = dayOf(instantOf(at))
      expect(day < today).toBe(true)
      const local = new Date(at).toLocaleString('en-GB', {
        timeZone: 'Europe/Amsterdam',
        weekday: 'short',
        hour: '2-digit',
      })
      expect(local).toMatch(/^(Mon|Tue|Wed|Thu|Fri).*(09|1[0-6])$/)
      if (command.kind === 'join') joined.add(command.person.key)
      expect(joined, `${demo.id}: ${by} acts before joining`).toContain(by)
      if (command.kind === 'decide') {
        expect(command.controls.length, JSON.stringify(command)).toBeGreaterThan(0)
        expect(faultsOf(command.facts, day), JSON.stringify(command)).toEqual([])
      }
    }
  }
})

it('has plans that are late, and plans for the coming month, whatever day it is', () => {
  const today = parseDay('2026-11-22')
  if (!today || !vaart) throw new TypeError('no day')
  const open = vaart.controls.flatMap(({ steps }) => {
    const last = steps.at(-1)
    return last && 'presence' in last && last.presence === 'planned' ? [last.since ?? 0] : []
  })
  expect(open.filter((since) => since < -3).length).toBeGreaterThan(2)
  expect(open.filter((since) => since > 0 && since <= 28).length).toBeGreaterThan(3)
})
