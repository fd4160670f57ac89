import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCheckpoint, parseCheckpoint, signNote, verifyNote } from './checkpoint.ts'
import { leafHash } from './merkle.ts'
import { parseVerifierKey, type VerifierKey, verifierKey } from './verifier-key.ts'

// The published vectors of golang.org/x/mod/sumdb/note and of c2sp.org/signed-note.
const peterKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const enochKey = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop'
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n'
const note = `${text}\n${peterLine}`

const key = (from: string): VerifierKey => {
  const parsed = parseVerifierKey(from)
  if (parsed === null) throw new Error(`${from} is no verifier key`)
  return parsed
}
const [peter, enoch] = [key(peterKey), key(enochKey)]

describe('published vectors', () => {
  test('the verifier key is read and written', () => {
    expect(verifierKey('PeterNeumann', peter.publicKey)).toBe(peterKey)
    expect(peter).toMatchObject({ name: 'PeterNeumann', id: 'c74f20a3' })
  })
  test('the private key signs the very note', () => {
    const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
    const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
    expect(verifierKey('PeterNeumann', createPublicKey(privateKey))).toBe(peterKey)
    expect(signNote(text, { name: 'PeterNeumann', privateKey })).toBe(note)
  })
  test('one of two signatures is known, or both, or none', () => {
    const both = `${text}\n${peterLine}${enochLine}`
    expect(verifyNote(both, [peter])).toEqual({ ok: true, body: text, signedBy: ['PeterNeumann'] })
    expect(verifyNote(both, [enoch, peter])).toEqual({ ok: true, body: text, signedBy: ['PeterNeumann', 'EnochRoot'] })
    expect(verifyNote(both, [])).toEqual({ ok: false, reason: 'unknown-key' })
  })
  test('the example of the specification', () => {
    const example = key('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
    const signed =
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
    expect(verifyNote(signed, [example])).toMatchObject({ ok: true, body: 'This is an example message.\n' })
    expect(verifyNote(Buffer.from(signed), [example])).toMatchObject({ ok: true })
  })
  test.each([
    text,
    `${text}\n`,
    `${text}\n${peterLine.slice(0, -1)}`,
    `\u0001${text}\n${peterLine}`,
    `${text}\n— Bad Name ${peterLine.slice(15)}`,
    `${note}Unexpected line.\n`,
    `${text}\n${peterLine.repeat(101)}`,
    `${text}\n${peterLine}\n`,
    `${text}\n— PeterNeumann \n`,
    `${text}\n— PeterNeumann AAAA\n`,
    `${text}\ud800\n${peterLine}`,
    '',
    '\n\n',
  ])('malformed: %j', (malformed) => {
    expect(verifyNote(malformed, [peter])).toEqual({ ok: false, reason: 'malformed' })
  })
  test('bytes that are no UTF-8 are malformed', () => {
    expect(verifyNote(Buffer.concat([Uint8Array.of(0xff), Buffer.from(note)]), [peter])).toEqual({
      ok: false,
      reason: 'malformed',
    })
  })
})

describe('refusals', () => {
  test('every byte counts', () => {
    const bytes = Buffer.from(note)
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const altered = Buffer.from(bytes)
        altered[at] = (altered[at] ?? 0) ^ bit
        expect(verifyNote(altered, [peter]).ok, `byte ${at}, bit ${bit}`).toBe(false)
      }
    }
  })
  test('a false signature under a known key refuses the note, whatever else signs it', () => {
    const forged = `${text}\n${peterLine}${enochLine.replace('5n2ti', '5n3ti')}`
    expect(verifyNote(forged, [peter, enoch])).toEqual({ ok: false, reason: 'bad-signature' })
    expect(verifyNote(forged, [peter])).toMatchObject({ ok: true })
  })
  test('another key of the same name does not verify', () => {
    const { publicKey } = generateKeyPairSync('ed25519')
    const other = key(verifierKey('PeterNeumann', publicKey))
    expect(verifyNote(note, [other])).toEqual({ ok: false, reason: 'unknown-key' })
    expect(verifyNote(note, [{ ...other, id: 'c74f20a3' }])).toEqual({ ok: false, reason: 'bad-signature' })
  })
  test('every part of a verifier key, and every changed byte of it, is refused', () => {
    for (let start = 0; start <= peterKey.length; start++) {
      for (let end = start + 1; end <= peterKey.length; end++) {
        if (start !== 0 || end !== peterKey.length) expect(parseVerifierKey(peterKey.slice(start, end))).toBeNull()
      }
      const next = String.fromCharCode(peterKey.charCodeAt(start) + 1)
      if (start < peterKey.length)
        expect(parseVerifierKey(peterKey.slice(0, start) + next + peterKey.slice(start + 1))).toBeNull()
    }
    expect(parseVerifierKey('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==')).toBeNull()
    expect(parseVerifierKey('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')).toBeNull()
  })
  test('a bad name, body or key is not signed', () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    for (const name of ['', 'a b', 'a+b', 'a\u0085b', 'a\u00a0b', 'a\nb'])
      expect(() => signNote(text, { name, privateKey })).toThrow(TypeError)
    for (const body of ['', 'no newline', 'tab\there\n', '\ud800\n'])
      expect(() => signNote(body, { name: 'a', privateKey })).toThrow(TypeError)
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey as KeyObject
    expect(() => signNote(text, { name: 'a', privateKey: rsa })).toThrow(TypeError)
  })
})

describe('checkpoints', () => {
  test('the published example, and the tree note of the Go checksum database', () => {
    expect(
      parseCheckpoint('example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'),
    ).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 })
    const go = 'go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n'
    const checkpoint = {
      origin: 'go.sum database tree',
      size: 123456789012,
      root: leafHash(Buffer.from('hello world')),
    }
    expect(formatCheckpoint(checkpoint)).toBe(go)
    expect(parseCheckpoint(go)).toEqual(checkpoint)
    expect(parseCheckpoint(`${go}an extension\n`)).toEqual(checkpoint)
  })
  const line = 'TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0='
  test.each([
    '',
    '\n',
    `a\n1\n${line}`,
    `\n1\n${line}\n`,
    `a\n01\n${line}\n`,
    `a\n0x1\n${line}\n`,
    `a\n-1\n${line}\n`,
    `a\n1.0\n${line}\n`,
    `a\n\n${line}\n`,
    `a\n9007199254740993\n${line}\n`,
    `a\n1\n${line.slice(4)}\n`,
    `a\n1\n${line.slice(0, -2)}1=\n`,
    `a\n1\n${line}\n\n`,
    `a\n1\n${line}\n\nb\n`,
    `a\n1\n`,
  ])('no checkpoint: %j', (body) => {
    expect(parseCheckpoint(body)).toBeNull()
  })
  test('what cannot be written is refused', () => {
    const root = new Uint8Array(32)
    for (const bad of [{ origin: '' }, { origin: 'a\n5' }, { size: -1 }, { size: 0.5 }, { root: new Uint8Array(31) }]) {
      expect(() => formatCheckpoint({ origin: 'a', size: 1, root, ...bad })).toThrow(RangeError)
    }
  })
  test('written, signed, verified and read again', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const keys = [key(verifierKey('zorgborg.example/trail', publicKey))]
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
        const checkpoint = { origin: 'zorgborg.example/trail', size, root }
        const verified = verifyNote(
          signNote(formatCheckpoint(checkpoint), { name: checkpoint.origin, privateKey }),
          keys,
        )
        expect(verified.ok && parseCheckpoint(verified.body)).toEqual(checkpoint)
      }),
      { numRuns: 25 },
    )
  })
})
