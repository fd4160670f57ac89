import { randomUUID } from 'node:crypto'
import type { ServerFile } from '../../src/platform/files/data-folder.ts'
import { type Answer, ask, mustAsk } from './operator.ts'

/** One or several controls that are always decided together, what of them was acknowledged, and what is not known yet. */
type Subject = {
  edition: string
  controls: { requirement: string; revision: number }[]
  text: string
  tried: string | null
}
type Made = { id: string; name: string; key: string; adopted: boolean }
type Listed = { edition: string; requirement: string; decision: { revision: number; description: string } | null }

export type WriteLoad = {
  /** Writes acknowledged so far. */
  acknowledged(): number
  /** Writes that a broken connection left open, over all rounds. */
  leftOpen(): number
  /** What refusals said, with how often. */
  refusals: Map<string, number>
  /** Lets all writers write until their server no longer answers, or `stop()`. */
  write(server: ServerFile): { ended: Promise<void>; stop(): void }
  /** Compares what is stored with what was acknowledged; gives what differs, and takes over what turned out to be stored. */
  compare(server: ServerFile): Promise<string[]>
}

const editions = ['nen-7510-2024', 'iso-27001-2022'] as const
const facts = (description: string) => ({
  applies: true,
  reasons: ['risk'],
  justification: 'Load',
  presence: 'in-place',
  description,
  since: null,
})

/** Makes an organisation with two editions, and writers that each own controls of it, so that each knows what it wrote last. */
export async function prepareWriteLoad(server: ServerFile, writers = 5): Promise<WriteLoad> {
  const body = { name: `Onder druk ${randomUUID().slice(0, 8)}`, kind: 'care-provider', language: 'nl' }
  const organisation = String((await mustAsk(server, 'POST', '/api/organisations', { body })).body.id)
  for (const edition of editions) await mustAsk(server, 'POST', `/api/editions/${edition}/adoption`, { organisation })
  const list = async (at: ServerFile, edition: string) =>
    (await mustAsk(at, 'GET', `/api/controls?edition=${edition}&size=200`, { organisation })).body
      .items as unknown as Listed[]
  const numbers = async (edition: string) => (await list(server, edition)).map((one) => one.requirement)
  const [first, second] = [await numbers(editions[0]), await numbers(editions[1])]
  const subject = (edition: string, requirements: string[]): Subject => ({
    edition,
    controls: requirements.map((requirement) => ({ requirement, revision: 0 })),
    text: '',
    tried: null,
  })
  // Single controls, two for each writer; and a writer that decides on eight at once, all or none.
  const alone = Array.from({ length: writers }, (_, i) =>
    [0, 1].map((j) => subject(editions[0], [first[i * 2 + j] ?? ''])),
  )
  const together = [subject(editions[1], second.slice(0, 8))]
  const subjects = [...alone.flat(), ...together]
  const made: Made[] = []
  let trying: Made | null = null
  let [acknowledged, leftOpen, count] = [0, 0, 0]
  const refusals = new Map<string, number>()

  /** Gives the answer where the write is known to have been done; a write whose fate is not known stays open. */
  const send = async (call: () => Promise<Answer>): Promise<Answer | 'refused' | 'open'> => {
    try {
      const answer = await call()
      if (answer.status < 300) {
        acknowledged += 1
        return answer
      }
      const code = `${answer.status} ${answer.body.code}`
      refusals.set(code, (refusals.get(code) ?? 0) + 1)
      // Of this answer alone it is said that it is not known what became of the write; every other one says that nothing was saved.
      return answer.body.code === 'outcome-unknown' ? 'open' : 'refused'
    } catch {
      return 'open'
    }
  }

  async function decide(server: ServerFile, one: Subject): Promise<boolean> {
    one.tried = `text ${++count}`
    const [only, ...others] = one.controls
    const body =
      others.length === 0
        ? facts(one.tried)
        : { controls: one.controls.map((control) => ({ ...control, edition: one.edition })), facts: facts(one.tried) }
    const answer = await send(() =>
      others.length === 0
        ? ask(server, 'PUT', `/api/controls/${one.edition}/${only?.requirement}`, {
            organisation,
            body,
            seen: only?.revision ?? 0,
          })
        : ask(server, 'POST', '/api/controls/decide', { organisation, body }),
    )
    if (answer === 'open') {
      leftOpen += 1
      return false
    }
    if (answer !== 'refused') {
      one.text = one.tried
      const revision = Number(answer.etag?.slice(1, -1) ?? 0)
      // Deciding together answers with a number of controls; their revisions are read where they are needed next.
      one.tried = null
      if (others.length === 0 && only) only.revision = revision
      else
        return learn(server, one).then(
          () => true,
          () => false,
        )
    }
    one.tried = null
    return true
  }

  async function learn(server: ServerFile, one: Subject): Promise<void> {
    const listed = await list(server, one.edition)
    for (const control of one.controls) {
      control.revision =
        listed.find((found) => found.requirement === control.requirement)?.decision?.revision ?? control.revision
    }
  }

  async function create(server: ServerFile): Promise<boolean> {
    const one: Made = {
      id: '',
      name: `Nieuw ${++count} ${randomUUID().slice(0, 8)}`,
      key: randomUUID(),
      adopted: false,
    }
    trying = one
    const answer = await send(() =>
      ask(server, 'POST', '/api/organisations', {
        body: { name: one.name, kind: 'ict-supplier', language: 'nl' },
        key: one.key,
      }),
    )
    if (answer === 'open') {
      leftOpen += 1
      return false
    }
    trying = null
    if (answer === 'refused') return true
    one.id = String(answer.body.id)
    made.push(one)
    const adopted = await send(() =>
      ask(server, 'POST', `/api/editions/${editions[0]}/adoption`, { organisation: one.id }),
    )
    one.adopted = typeof adopted === 'object'
    return adopted !== 'open'
  }

  function compareSubject(one: Subject, listed: Listed[]): string[] {
    const stored = one.controls.map((control) => ({
      control,
      found: listed.find((found) => found.requirement === control.requirement)?.decision ?? null,
    }))
    const texts = new Set(stored.map(({ found }) => found?.description ?? ''))
    const [text = ''] = texts
    const where = `${one.edition} ${one.controls.map((control) => control.requirement).join(', ')}`
    const known = one.controls.length === 1 && text === one.text ? one.controls[0]?.revision : null
    const wrong = [
      ...(texts.size > 1 ? [`${where}: decided together, stored apart: ${[...texts].join(' | ')}`] : []),
      ...(text !== one.text && text !== one.tried ? [`${where}: '${text}' stored, '${one.text}' acknowledged`] : []),
      ...(known !== null && known !== (stored[0]?.found?.revision ?? 0)
        ? [`${where}: another revision than ${known}`]
        : []),
    ]
    for (const { control, found } of stored) control.revision = found?.revision ?? 0
    one.text = text
    one.tried = null
    return wrong
  }

  async function compareMade(server: ServerFile): Promise<string[]> {
    if (trying) {
      // A client that heard nothing asks again with the same key: the organisation is there once, whichever of the two made it.
      const again: Made = trying
      trying = null
      const body = { name: again.name, kind: 'ict-supplier', language: 'nl' }
      again.id = String((await mustAsk(server, 'POST', '/api/organisations', { body, key: again.key })).body.id)
      made.push(again)
    }
    const { items } = (await mustAsk(server, 'GET', '/api/organisations')).body as {
      items: { id: string; name: string }[]
    }
    const wrong: string[] = []
    for (const one of made) {
      const found = items.filter((item) => item.name === one.name)
      if (found.length !== 1 || found[0]?.id !== one.id) wrong.push(`${one.name}: there ${found.length} times`)
    }
    // Older ones were looked at in earlier rounds.
    for (const one of made.filter((each) => each.adopted).slice(-5)) {
      const answer = await mustAsk(server, 'GET', '/api/editions', { organisation: one.id })
      const listed = (answer.body.items ?? []) as { id: string; adoption: unknown }[]
      if (!listed.find((edition) => edition.id === editions[0])?.adoption) wrong.push(`${one.name}: adoption is gone`)
    }
    return wrong
  }

  return {
    acknowledged: () => acknowledged,
    leftOpen: () => leftOpen,
    refusals,
    write(server) {
      let stopped = false
      const keep = async (work: (turn: number) => Promise<boolean>) => {
        for (let turn = 0; !stopped && (await work(turn)); turn += 1);
      }
      const all = [
        ...alone.map((own) => keep((turn) => decide(server, own[turn % own.length] as Subject))),
        ...together.map((own) => keep(() => decide(server, own))),
        keep(() => create(server)),
      ]
      return {
        ended: Promise.all(all).then(() => {}),
        stop: () => {
          stopped = true
        },
      }
    },
    async compare(server) {
      const listed = { [editions[0]]: await list(server, editions[0]), [editions[1]]: await list(server, editions[1]) }
      return [
        ...subjects.flatMap((one) => compareSubject(one, listed[one.edition as (typeof editions)[number]])),
        ...(await compareMade(server)),
      ]
    },
  }
}
