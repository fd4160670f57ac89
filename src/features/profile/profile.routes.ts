import { scopeChanges } from '../../core/profile/scope-facts.ts'
import { textDifference } from '../../core/profile/text-difference.ts'
import type { Content } from '../../core/standards/content.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import * as calendar from './calendar.contract.ts'
import { addItem, changeItem, moveItem, restoreItem, withdrawItem } from './change-items.ts'
import * as items from './items.contract.ts'
import { listItems } from './items.store.ts'
import * as profile from './profile.contract.ts'
import { calendarFile, readCalendar } from './read-calendar.ts'
import { recordFact, saveProfile, wholeProfile, withdrawFact } from './save-profile.ts'
import * as statement from './scope-statement.contract.ts'
import {
  approveScope,
  discardScopeDraft,
  readScopeStatement,
  saveScopeDraft,
  scopeAsItStands,
  scopeVersionBytes,
} from './scope-statement.ts'
import { findScopeVersion } from './scope-versions.store.ts'

const nothingYet = {
  draft: { revision: 0, edited: false, editedBy: null, editedAt: null, text: { nl: '', en: '' }, changes: [] },
  composed: { nl: '', en: '' },
  gaps: [],
  versions: [],
  changes: [],
  textDiffers: false,
  organisationRevision: 0,
}

/** Profile, scope, own certificates, terms and the scope statement. */
export function profileRoutes(content: Content): Route[] {
  return [
    reads(profile.readProfile, wholeProfile),
    writes(profile.saveProfile, async (tx, { body, seen }) => {
      await saveProfile(tx, body, seen)
      return wholeProfile(tx)
    }),
    writes(profile.recordFact, (tx, { params, body, seen }) => recordFact(tx, params.fact, body, seen)),
    writes(profile.withdrawFact, async (tx, { params, seen }) => {
      await withdrawFact(tx, params.fact, seen)
      return {}
    }),
    reads(items.listScope, async (reader) => ({
      locations: await listItems(reader, 'locations'),
      processes: await listItems(reader, 'processes'),
      systems: await listItems(reader, 'systems'),
      interfaces: await listItems(reader, 'interfaces'),
      exclusions: await listItems(reader, 'exclusions'),
    })),
    writes(items.addItem, (tx, { body }) => addItem(tx, body)),
    writes(items.changeItem, (tx, { params, body, seen }) => changeItem(tx, params.id, body, seen)),
    writes(items.withdrawItem, (tx, { params, seen }) => withdrawItem(tx, params.id, seen)),
    writes(items.restoreItem, (tx, { params, seen }) => restoreItem(tx, params.id, seen)),
    writes(items.moveItem, (tx, { params, body, seen }) => moveItem(tx, params.id, body.to, seen)),
    reads(calendar.readCalendar, (reader) => readCalendar(reader, content)),
    reads(calendar.downloadCalendar, (reader, { query, language }) =>
      calendarFile(reader, content, query.language ?? language),
    ),
    reads(statement.readScopeStatement, async (reader) => {
      const organisationRevision = await reader.revision()
      // Before the organisation existed there is no scope.
      if (organisationRevision === 0) return nothingYet
      return { ...(await readScopeStatement(reader, content)), organisationRevision }
    }),
    writes(statement.saveScopeDraft, (tx, { body, seen }) => saveScopeDraft(tx, content, body, seen)),
    writes(statement.discardScopeDraft, async (tx, { seen }) => {
      await discardScopeDraft(tx, seen)
      return {}
    }),
    writes(statement.approveScope, (tx, { body }) => approveScope(tx, content, body)),
    reads(statement.compareScopeVersions, async (reader, { query, language }) => {
      const shown = query.language ?? language
      const sideOf = async (number: number | undefined) => {
        if (number !== undefined) return (await findScopeVersion(reader, number))?.statement
        const { facts, draft } = await scopeAsItStands(reader, content)
        return { facts, text: draft.text }
      }
      const [from, to] = [await sideOf(query.from), await sideOf(query.to)]
      if (!from || !to) throw problems.notFound()
      return { parts: textDifference(from.text[shown], to.text[shown]), changes: scopeChanges(from.facts, to.facts) }
    }),
    reads(statement.downloadScopeVersion, async (reader, { params }) => {
      const version = await findScopeVersion(reader, params.number)
      if (!version) throw problems.notFound()
      const { organisation, number } = version.statement
      return {
        bytes: scopeVersionBytes(version.statement),
        mediaType: 'application/json',
        fileName: `${organisation.replace(/[/\\:*?"<>|]+/g, ' ').trim()} scope v${number}.json`,
      }
    }),
  ]
}
