import { allow } from '../../core/access/allow.ts'
import { type Filling, fillStartingText } from '../../core/documents/fill-starting-text.ts'
import { minutesToRead, plainText } from '../../core/documents/plain-text.ts'
import type { StartingText } from '../../core/documents/starting-text.ts'
import type { ProfileFact } from '../../core/guidance/guidance.ts'
import type { Content } from '../../core/standards/content.ts'
import { requirementsByKey } from '../../core/standards/requirement-key.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import type { Language } from '../../platform/language/languages.ts'
import { emptyDraft } from './change-document.ts'
import type { DocumentFacts } from './document-shapes.contract.ts'
import type { startFromTexts as startContract } from './documents.contract.ts'
import { adoptedEditions, allDocuments } from './documents.store.ts'
import { type Ground, groundOf } from './ground.store.ts'
import { invalid } from './refusals.ts'
import { insertDrafts } from './versions.store.ts'
import { insertDocuments } from './write-documents.store.ts'

type Asked = BodyOf<typeof startContract>['facts']

/** What is proposed where the profile does not tell: words that fit most organisations, and can be changed before they are used. */
function proposedFacts(ground: Ground, language: Language): Asked {
  const dutch = language === 'nl'
  return {
    board: dutch ? 'de directie' : 'the board',
    securityOfficer: dutch ? 'de security officer' : 'the security officer',
    securityContact: ground.securityContact,
    dataProtectionOfficer: dutch ? 'de functionaris gegevensbescherming' : 'the data protection officer',
    incidentContact: ground.securityContact,
    itSupport: dutch ? 'de ICT-servicedesk' : 'the IT service desk',
  }
}

const careTerms = {
  nl: { client: ['cliënt', 'cliënten'], patient: ['patiënt', 'patiënten'] },
  en: { client: ['client', 'clients'], patient: ['patient', 'patients'] },
} as const

function fillingOf(ground: Ground, language: Language, asked: Asked): Filling {
  const [client, clients] = careTerms[language][ground.careTerm]
  return {
    values: {
      ...{ organisation: ground.name, client, clients, board: asked.board },
      security_officer: asked.securityOfficer,
      security_contact: asked.securityContact,
      data_protection_officer: asked.dataProtectionOfficer,
      incident_contact: asked.incidentContact,
      it_support: asked.itSupport,
    },
    lists: {
      systems: ground.systems.map(({ name }) => name),
      health_systems: ground.systems.filter(({ healthData }) => healthData).map(({ name }) => name),
      locations: ground.locations,
      suppliers: [...new Set(ground.systems.map(({ supplier }) => supplier).filter(Boolean))],
    },
    facts: new Map(Object.entries(ground.facts) as [ProfileFact, boolean][]),
  }
}

/** The texts to begin with, and what is proposed to fill them in with. */
export async function listStartingTexts(reader: Reader, content: Content) {
  const ground = await groundOf(reader)
  const used = new Map(
    (await allDocuments(reader)).flatMap((one) =>
      one.startedFrom !== null && !one.withdrawn ? [[one.startedFrom, one.id] as const] : [],
    ),
  )
  const filling = fillingOf(ground, 'nl', proposedFacts(ground, 'nl'))
  return {
    items: [...content.startingTexts.values()].map((text) => ({
      ...{ id: text.id, kind: text.kind, title: text.title, purpose: text.purpose, audience: text.audience },
      ownerRole: text.owner_role,
      minutes: minutesToRead(plainText(fillStartingText(text, 'nl', filling).body)),
      requirements: text.requirements,
      hasTest: text.test !== undefined,
      used: used.get(text.id) ?? null,
    })),
    proposed: { nl: proposedFacts(ground, 'nl'), en: proposedFacts(ground, 'en') },
  }
}

/** The requirements that a text describes, in the adopted editions that number as it does. */
function requirementsOf(content: Content, text: StartingText, adopted: readonly string[]) {
  const keys = text.requirements.map((subject) => {
    const [, kind = '', number = ''] = subject.split('/')
    return kind === 'clause' ? `clause-${number}` : number
  })
  return adopted.flatMap((edition) => {
    const known = content.editions.get(edition)
    if (known?.numbering !== 'iso-27002-2022') return []
    const all = requirementsByKey(known)
    return keys.filter((key) => all.has(key)).map((requirement) => ({ edition, requirement }))
  })
}

/** Days to confirm and the share that suffices, where somebody chose nothing else. */
const usualReading = { confirmWithin: 30, wantedShare: 95 }

/** Begins a document with each text. All are drafts; whoever answers for them goes through each before it is approved. */
export async function startFromTexts(tx: Tx, content: Content, asked: BodyOf<typeof startContract>) {
  const allowed = allow(tx.actor, 'documents:write')
  const texts = [...new Set(asked.texts)].map((id) => content.startingTexts.get(id))
  if (texts.some((text) => text === undefined)) {
    const message = { nl: 'Een van deze teksten bestaat niet.', en: 'One of these texts does not exist.' }
    throw invalid([{ path: 'texts', message }])
  }
  const ground = await groundOf(tx)
  const adopted = await adoptedEditions(tx)
  const filling = fillingOf(ground, asked.language, asked.facts)
  const made = texts.flatMap((text) =>
    text ? [{ text, filled: fillStartingText(text, asked.language, filling) }] : [],
  )
  const ids = await insertDocuments(
    tx,
    allowed,
    made.map(({ text, filled }) => ({
      startedFrom: text.id,
      facts: {
        ...{ title: filled.title, kind: text.kind, language: asked.language, owner: null },
        ownerRole: roleWords[asked.language][text.owner_role],
        reviewEvery: text.review_every,
        // Whom it is for has to be chosen first, unless it is for everybody.
        confirm: text.confirm && text.audience.everybody,
        ...usualReading,
        audience: text.audience.everybody ? [{ kind: 'all' }] : [],
        requirements: requirementsOf(content, text, adopted),
        measures: [],
        approvers: [],
      } satisfies DocumentFacts,
    })),
  )
  await insertDrafts(
    tx,
    allowed,
    made.map(({ filled }, place) => ({
      document: ids[place] ?? '',
      number: 1,
      facts: { ...emptyDraft, body: filled.body, inShort: filled.inShort, test: filled.test },
    })),
  )
  tx.note({
    action: 'documents.begun',
    subject: made.map(({ filled }) => filled.title).join(', '),
    details: { texts: made.map(({ text }) => `${text.id} ${text.version}`) },
  })
  return { documents: made.map(({ filled }, place) => ({ id: ids[place] ?? '', title: filled.title })) }
}

const roleWords: Record<Language, Record<StartingText['owner_role'], string>> = {
  nl: {
    board: 'Directie',
    'security-officer': 'Security officer',
    'data-protection-officer': 'Functionaris gegevensbescherming',
    'it-manager': 'Hoofd ICT',
    'system-owner': 'Systeemeigenaar',
    'process-owner': 'Proceseigenaar',
    hr: 'Hoofd HR',
    'facility-manager': 'Hoofd facilitair',
    procurement: 'Inkoop',
    'quality-manager': 'Kwaliteitsfunctionaris',
    'software-lead': 'Hoofd softwareontwikkeling',
  },
  en: {
    board: 'Board',
    'security-officer': 'Security officer',
    'data-protection-officer': 'Data protection officer',
    'it-manager': 'Head of IT',
    'system-owner': 'System owner',
    'process-owner': 'Process owner',
    hr: 'Head of HR',
    'facility-manager': 'Head of facilities',
    procurement: 'Procurement',
    'quality-manager': 'Quality manager',
    'software-lead': 'Head of software development',
  },
}
