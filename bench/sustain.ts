import { operatorToken } from './operator-token.ts'
import { quantile } from './quantile.ts'

type Answer = { status: number; ms: number; body: unknown; etag: string | null }

const seconds = 10
const clients = 20
const perSecond = 200

/** 200 requests a second of mixed reading and writing from 20 clients for ten seconds; tells errors and how long answers took. */
export async function sustain(base: string, data: string, say: (line: string) => void): Promise<void> {
  const token = await operatorToken(data)
  const call = async (
    method: string,
    path: string,
    organisation?: string,
    more: { body?: unknown; match?: string } = {},
  ): Promise<Answer> => {
    const begun = performance.now()
    const answer = await fetch(base + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(organisation ? { 'zorgborg-organisation': organisation } : {}),
        ...(more.match ? { 'if-match': more.match } : {}),
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: more.body === undefined ? null : JSON.stringify(more.body),
    })
    const body = await answer.json()
    return { status: answer.status, ms: performance.now() - begun, body, etag: answer.headers.get('etag') }
  }
  const found = (await call('GET', '/api/organisations')).body as { items: { id: string; name: string }[] }
  // What walked the road of a supplier before made organisations of its own, which adopted nothing.
  const organisations = found.items.filter(({ name }) => name.endsWith('(demo)')).map(({ id }) => id)
  const reads = [
    '/api/today',
    '/api/controls?size=50',
    '/api/controls/nen-7510-2024/8.13',
    '/api/trail?size=20',
    '/api/search?text=back',
  ]
  const answers: (Answer & { write: boolean })[] = []
  // Each client writes about controls of its own, as people do; a write is a read and a change.
  const one = async (client: number) => {
    const organisation = organisations[client % organisations.length] as string
    const control = `/api/controls/nen-7510-2024/8.${1 + (client % 34)}`
    const end = performance.now() + seconds * 1000
    for (let turn = 0; performance.now() < end; turn += 1) {
      const due = performance.now() + (1000 * clients) / perSecond
      if (turn % 5 === 4) {
        const now = await call('GET', control, organisation)
        answers.push({ ...now, write: false })
        const decision = (now.body as { decision: Record<string, unknown> | null }).decision
        const body = {
          applies: true,
          reasons: ['risk'],
          justification: '',
          presence: 'partly',
          description: `Turn ${turn} of client ${client}`,
          since: (decision?.since as string | null) ?? null,
        }
        answers.push({ ...(await call('PUT', control, organisation, { body, match: now.etag ?? '"0"' })), write: true })
      } else {
        const path = reads[(turn + client) % reads.length] as string
        answers.push({ ...(await call('GET', path, organisation)), write: false })
      }
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client)))
  const failed = answers.filter(({ status }) => status >= 400)
  const [read, write] = [answers.filter((one) => !one.write), answers.filter((one) => one.write)].map((part) =>
    part.map(({ ms }) => ms),
  )
  say(
    `${(answers.length / seconds).toFixed(0)} requests a second from ${clients} clients for ${seconds} s (aim: ${perSecond}): ${failed.length} failed; ` +
      `reading ${quantile(read ?? [], 0.5).toFixed(1)} ms at p50, ${quantile(read ?? [], 0.99).toFixed(0)} at p99; writing ${quantile(write ?? [], 0.5).toFixed(1)} and ${quantile(write ?? [], 0.99).toFixed(0)}`,
  )
  for (const { status, body } of failed.slice(0, 3)) say(`  ${status} ${JSON.stringify(body)}`)
}
