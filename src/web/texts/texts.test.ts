import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { nl } from './nl.ts'

const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../texts/**', '!../**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const code = Object.values(sources).join('\n')
const marks = (text: string) => [...text.matchAll(/\{\{\w+\}\}|<\/?b>/g)].map(([mark]) => mark).sort()
const names = Object.keys(nl) as (keyof typeof nl)[]

describe('texts on screen', () => {
  it('exist in both languages under the same names', () => {
    expect(Object.keys(en).sort()).toEqual([...names].sort())
  })

  it.each(names)('%s says something in both, with the same values and marks', (name) => {
    expect(nl[name].trim()).not.toBe('')
    expect(en[name].trim()).not.toBe('')
    expect(marks(en[name])).toEqual(marks(nl[name]))
  })

  it('come in pairs where they differ by number', () => {
    const halves = names.filter((name) => /_(one|other)$/.test(name))
    const bases = new Set(halves.map((name) => name.replace(/_(one|other)$/, '')))
    expect(halves.length).toBe(bases.size * 2)
  })

  it('are all used', () => {
    const quoted = new Set([...code.matchAll(/(['"])(?=([\w.-]+)\1)/g)].map(([, , name]) => name ?? ''))
    const composed = [...code.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, prefix]) => prefix ?? '')
    const unused = names
      .map((name) => name.replace(/_(one|other)$/, ''))
      .filter((name) => !quoted.has(name) && !composed.some((prefix) => name.startsWith(prefix)))
    expect([...new Set(unused)]).toEqual([])
  })

  it('address nobody as u or je', () => {
    const familiar = names.filter((name) => /\b(u|uw|je|jij|jouw)\b/i.test(nl[name]))
    expect(familiar).toEqual([])
  })
})
