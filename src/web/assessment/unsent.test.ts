import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnswerValue,
  keepMine,
  noAnswer,
  type Outcome,
  outgoing,
  settled,
  type Target,
  typed,
  type Unsent,
} from './unsent.ts'

const target: Target = { department: null, subject: '2022/control/8.13', question: 'restored' }
const value = (note: string): AnswerValue => ({ answer: 'yes', note })
const nothing = { value: noAnswer, revision: 0 }

describe('what was typed and not saved yet', () => {
  it('is nothing once it is again what was saved', () => {
    const begun = typed(null, target, value('a'), nothing, 1)
    expect(begun).toMatchObject({ kind: 'answer', seen: 0, sent: null })
    expect(typed(begun, target, noAnswer, nothing, 2)).toBeNull()
  })

  it('goes out again under the same mark until its outcome is known', () => {
    const sent = outgoing(typed(null, target, value('a'), nothing, 1) as Unsent, () => 'one') as Unsent
    expect(outgoing(sent, () => 'two')?.sent?.id).toBe('one')
  })

  it('waits for a person after a conflict, and then replaces what was seen', () => {
    const sent = outgoing(typed(null, target, value('mine'), nothing, 1) as Unsent, () => 'one') as Unsent
    const now = { ...value('theirs'), by: 'Ella', at: '' }
    const { left } = settled(sent, { id: 'one', outcome: 'conflict', revision: 7, now })
    expect(left && outgoing(left, () => 'two')).toBeNull()
    expect(left && outgoing(keepMine(left), () => 'two')?.sent).toMatchObject({ id: 'two', seen: 7 })
  })

  it('is no conflict where the other saved the same', () => {
    const sent = outgoing(typed(null, target, value('same '), nothing, 1) as Unsent, () => 'one') as Unsent
    const now = { ...value('same'), by: 'Ella', at: '' }
    expect(settled(sent, { id: 'one', outcome: 'conflict', revision: 7, now }).left).toBeNull()
  })

  it('leaves out what a server never takes', () => {
    const entry = typed(null, target, value('a\u0000b\ud800\nc'), nothing, 1)
    expect(entry?.value.note).toBe('ab\ufffd\nc')
  })

  it('comes to be saved in the end, whatever is typed, lost on the way, and answered late', () => {
    const acts = fc.array(fc.oneof(fc.constantFrom('send', 'lose', 'arrive-and-lose'), fc.string({ maxLength: 3 })), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(acts, (all) => {
        const server = serverOfOne()
        let entry: Unsent | null = null
        let screen = ''
        let ids = 0
        const send = (arrives: boolean, heard: boolean) => {
          entry = entry && outgoing(entry, () => `write-${ids++}`)
          if (!entry?.sent || !arrives) return
          const outcome = server.save(entry.sent)
          if (heard) entry = settled(entry, outcome).left
        }
        for (const act of all) {
          if (act === 'send') send(true, true)
          else if (act === 'lose') send(false, false)
          else if (act === 'arrive-and-lose') send(true, false)
          else {
            screen = act
            entry = typed(entry, target, value(act), server.saved(), 1)
          }
        }
        for (let rest = 0; rest < 3; rest++) send(true, true)
        expect(entry).toBeNull()
        if (all.some((act) => !['send', 'lose', 'arrive-and-lose'].includes(act)))
          expect(server.saved().value.note).toBe(screen.trim())
      }),
    )
  })
})

/** A server with one answer that keeps the contract: a write that it took before changes nothing. */
function serverOfOne() {
  let now = { value: noAnswer, revision: 0 }
  let last = { id: '', revision: 0 }
  return {
    saved: () => now,
    save(sent: NonNullable<Unsent['sent']>): Outcome {
      if (sent.id === last.id) return { id: sent.id, outcome: 'saved', revision: last.revision }
      if (sent.seen !== now.revision)
        return { id: sent.id, outcome: 'conflict', revision: now.revision, now: { ...now.value, by: 'x', at: '' } }
      now = { value: { ...(sent.value as AnswerValue), note: sent.value.note.trim() }, revision: now.revision + 1 }
      last = { id: sent.id, revision: now.revision }
      return { id: sent.id, outcome: 'saved', revision: now.revision }
    },
  }
}
