import { startMailServer } from '../../../tests/mail-server.ts'
import { openTestApp, type TestApp, type TestPerson } from '../../../tests/test-app.ts'
import type { RichText } from '../../core/documents/rich-text.ts'
import { newId } from '../../platform/database/ids.ts'
import { deliverDueMails } from '../../platform/mail/deliver-due-mails.ts'
import { sweepReaders } from './ask-readers.ts'
import type { DocumentFacts, DraftFacts } from './document-shapes.contract.ts'
import * as documents from './documents.contract.ts'
import { sweepReadingMails } from './mail-readers.ts'
import * as versions from './versions.contract.ts'

export const paragraphs = (...texts: string[]): RichText => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

export const draft = (...texts: string[]): DraftFacts => ({
  body: paragraphs(...texts),
  file: null,
  inShort: '',
  changes: 'Clearer',
  test: null,
  holdsFrom: null,
})

export const facts = (more: Partial<DocumentFacts> = {}): DocumentFacts => ({
  title: 'Access',
  kind: 'policy',
  language: 'en',
  owner: null,
  ownerRole: 'Head of IT',
  reviewEvery: 'P1Y',
  confirm: true,
  confirmWithin: 14,
  wantedShare: 90,
  audience: [{ kind: 'all' }],
  requirements: [],
  measures: [],
  approvers: [],
  ...more,
})

export type ReadingWorld = Awaited<ReturnType<typeof openReadingWorld>>

type NewStaff = { name: string; email?: string; starts?: string; ends?: string | null; team?: string; user?: string }

/** An organisation with a mail server, people who work there, and somebody of each role. */
export async function openReadingWorld() {
  const mail = await startMailServer()
  const app: TestApp = await openTestApp({ smtpUrl: mail.url })
  let organisation = ''
  let officer: TestPerson = { user: '', name: '', email: '', cookies: '' }
  /** Goes on in an organisation of its own: the trail of one never goes back in time. */
  const begin = async () => {
    organisation = await app.organisation()
    officer = await app.person(organisation, 'security-officer')
  }
  const at = (iso: string) => {
    app.clock.now = Date.parse(iso)
  }

  const staff = (people: NewStaff[], of = organisation) =>
    app.transactions.inTx(of, { kind: 'system', name: 'test' }, async (tx) => {
      const rows = people.map(({ name, email, starts, ends, user }) => ({
        organisation_id: of,
        id: newId(),
        name,
        number: '',
        email: email ?? `${name.toLowerCase()}@care.example`,
        function: 'Nurse',
        location: null,
        starts: starts ?? '2020-01-01',
        ends: ends ?? null,
        language: 'en',
        user_id: user ?? null,
      }))
      await tx.rows.insertInto('staff').values(rows).execute()
      tx.note({ action: 'test.staff', subject: '' })
      return rows.map(({ id }) => id)
    })

  const must = async (contract: Parameters<TestApp['call']>[0], call: Parameters<TestApp['call']>[1]) => {
    const answer = await app.call(contract, call)
    if (answer.status >= 300) throw new Error(`${contract.name}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as Record<string, never>
  }

  /** Writes, proposes and approves the next version of a document, or the first of a new one. */
  const publish = async (given: { facts?: DocumentFacts; document?: string; draft?: DraftFacts; as?: TestPerson }) => {
    const as = given.as ?? officer
    const made = given.document
      ? { id: given.document, ...(await must(versions.startVersion, { params: { id: given.document }, as })) }
      : await must(documents.addDocument, { body: given.facts ?? facts(), as })
    const document = given.document ?? String(made.id)
    const version = String(given.document ? made.id : (made as Record<string, unknown>).version)
    return publishDraft(document, given.document ? await openVersion(document, as) : version, given.draft, as)
  }

  const openVersion = async (document: string, as: TestPerson): Promise<string> => {
    const read = (await must(documents.readDocument, { params: { id: document }, as })) as unknown as {
      versions: { id: string; state: string }[]
    }
    return read.versions.find(({ state }) => state === 'draft')?.id ?? ''
  }

  const publishDraft = async (document: string, version: string, text: DraftFacts | undefined, as: TestPerson) => {
    const params = { id: version }
    const read = await must(versions.readVersion, { params, as })
    const saved = await must(versions.saveDraft, {
      params,
      as,
      seen: Number(read.revision),
      body: text ?? draft('Look only at the records of your own clients.'),
    })
    const proposed = await must(versions.proposeVersion, { params, as, seen: Number(saved.revision) })
    const approved = await must(versions.approveVersion, { params, as, seen: Number(proposed.revision) })
    return { document, version, revision: Number(approved.revision), asked: Number(approved.asked) }
  }

  /** What happens by itself, until nothing is due any more; gives the mails that left, by address. */
  const sweep = async () => {
    const before = mail.received.length
    // While the clock stands still each command still gets a millisecond of its own; a second covers them.
    app.clock.now += 1000
    const clock = () => app.clock.now
    await sweepReaders(app.transactions, clock)
    await sweepReadingMails(app.transactions, { mailer: app.mailer, baseUrl: 'http://localhost:7510' }, clock)
    const now = new Date(clock() + 1000).toISOString() as Parameters<typeof deliverDueMails>[2]
    while ((await deliverDueMails(app.transactions, app.mailer, now)).sent > 0);
    return mail.received.slice(before)
  }

  return {
    ...{ app, mail, begin, at, staff, must, publish, sweep },
    get organisation() {
      return organisation
    },
    get officer() {
      return officer
    },
    close: async () => {
      await app.close()
      await mail.stop()
    },
  }
}

/** The token of the link in a mail. */
export const tokenIn = (text: string): string => /#token=([\w-]+)/.exec(text)?.[1] ?? ''
