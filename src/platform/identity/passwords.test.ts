import { describe, expect, it } from 'vitest'
import { weaknessOf } from './passwords.ts'

const context = { name: 'Noor Verhoeven', email: 'n.verhoeven@example.org', words: ['Stichting De Linde'] }
const of = (password: string) => weaknessOf(password, context)

describe('a new password', () => {
  it.each([
    'vier paarden eten haver',
    'correct horse battery staple oven',
    'Ω≈ç√∫˜µ≤≥÷åß∂',
    '93 71 04 55 18 26 60',
    `${'ß'.repeat(3)} twaalf manen ver`,
    'de verzorger eet kaas met linde',
  ])('may be %s: no rules of composition', (password) => {
    expect(of(password)).toBeNull()
  })

  it('is measured in characters, not in code units, after NFKC', () => {
    expect(of('🐎🌊🪵🧀🎈🚲🌷🧊🪁🥁🧵')).toBe('too-short')
    expect(of('🐎🌊🪵🧀🎈🚲🌷🧊🪁🥁🧵🛶')).toBeNull()
    // Eleven letters, each with a combining accent: twenty-two code points before NFKC.
    expect(of('éòüâñóàèúïö'.normalize('NFD'))).toBe('too-short')
    expect(of('q7 '.repeat(43).slice(0, 129))).toBe('too-long')
  })

  it.each([
    '1qaz2wsx3edc',
    'motherfucker',
    'LeaveMeAlone',
    'Password1234',
    'Ｐａｓｓｗｏｒｄ１２３４',
    'password2026!!!!',
    'Welkom2026!!',
    '  Wachtwoord12',
    '!!!!Ziekenhuis1',
    'W-a-c-h-t-w-o-o-r-d-1',
  ])('is refused as common: %s', (password) => {
    expect(of(password)).toBe('common')
  })

  it.each([
    'aaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'passwordpassword',
    '123456789012',
    'abcdefghijklmn',
    '987654321098',
    'abcdefghijklm1',
  ])('is refused as a pattern: %s', (password) => {
    expect(of(password)).toBe('pattern')
  })

  it.each([
    'Verhoeven1984',
    'noor verhoeven',
    'zorgborg2026!',
    'De Linde 2026',
    'stichting-de-linde',
    'verhoeven-welkom1',
  ])('is refused as personal: %s', (password) => {
    expect(of(password)).toBe('personal')
  })
})
