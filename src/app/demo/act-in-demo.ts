import { createHash } from 'node:crypto'
import type { Actor } from '../../core/access/actor.ts'
import type { Content } from '../../core/standards/content.ts'
import { decideApplicability, withdrawDecision } from '../../features/applicability/decide-applicability.ts'
import { findDecision } from '../../features/applicability/decisions.store.ts'
import { readFrame } from '../../features/applicability/frame.store.ts'
import { createOrganisation } from '../../features/organisations/create-organisation.ts'
import { join } from '../../features/people/accept-invitation.ts'
import { findOpenInvitation } from '../../features/people/invitations.store.ts'
import { invite } from '../../features/people/invite.ts'
import { makeAdministrator } from '../../features/people/make-administrator.ts'
import { approveSoa } from '../../features/soa/approve-soa.ts'
import { adoptEdition } from '../../features/standards/adopt-edition.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import type { User } from '../../platform/identity/accounts.ts'
import { createMailer } from '../../platform/mail/mailer.ts'
import { runAssessmentAct } from './assessment-acts.ts'
import { runAssetAct } from './assets-acts.ts'
import type { DemoOrganisation } from './demo-content.ts'
import { runProfileCommand } from './demo-profile.ts'
import { runDocumentAct } from './documents-acts.ts'
import { runEvidenceAct } from './evidence-acts.ts'
import { runMeasureAct } from './measures-acts.ts'
import type { DemoCommand } from './plan-demo.ts'
import { runReviewAct } from './reviews-history.ts'
import { runRhythmAct } from './rhythm-acts.ts'
import { runRiskAct } from './risk-acts.ts'
import { runStaffAct } from './staff-acts.ts'
import { runSupplierAct } from './suppliers-acts.ts'
import { runTouchpointAct } from './touchpoint-history.ts'
import { runTransitionCommand } from './transition-history.ts'

/** Invites without writing to anybody, whatever mail server is set. */
const noMail = createMailer({ smtpUrl: null, from: 'Zorgborg <zorgborg@localhost>', console: false })

type Accounts = ReadonlyMap<string, User>

/** The id of a demo organisation: the same in every installation, so that a load that was cut off finds its own. */
export function demoOrganisationId({ id }: DemoOrganisation): string {
  const hex = createHash('sha256').update(`demo ${id}`).digest('hex')
  // UUID version 8 (RFC 9562 §5.8): bits of our own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function accountOf(accounts: Accounts, email: string): User {
  const account = accounts.get(email)
  if (!account) throw new TypeError(`${email} has no account`)
  return account
}

/** The person of the demo who gives a command, as the trail names them; who creates the organisation has no role in it yet. */
export function actorIn(
  demo: DemoOrganisation,
  organisation: string,
  key: string,
  accounts: Accounts,
  command: DemoCommand,
): Actor {
  const person = demo.people.find((one) => one.key === key)
  if (!person) throw new TypeError(`nobody in ${demo.id} is called ${key}`)
  const { id, name, email, operator } = accountOf(accounts, person.email)
  if (command.kind === 'create') return { kind: 'operator', name: `${name} <${email}>` }
  return { kind: 'person', id, name, email, operator, organisation, role: person.role }
}

/** Runs one command of the demo's history through the product's own verbs. */
export async function runCommand(
  tx: Tx,
  content: Content,
  demo: DemoOrganisation,
  accounts: Accounts,
  command: DemoCommand,
  fileStore: FileStore,
): Promise<void> {
  const seen = async (control: { edition: string; requirement: string }) => ({
    ...control,
    revision: (await findDecision(tx, control.edition, control.requirement))?.revision ?? 0,
  })
  switch (command.kind) {
    case 'create': {
      const [administrator] = demo.people
      const account = administrator ? accountOf(accounts, administrator.email) : null
      await createOrganisation(
        tx,
        { ...demo.organisation, requiresSecondFactor: false },
        makeAdministrator(account),
        true,
      )
      return
    }
    case 'invite': {
      const { name: organisationName, language } = demo.organisation
      const { email, role } = command.person
      await invite(tx, { email, role, language }, { mailer: noMail, baseUrl: '', organisationName })
      return
    }
    case 'join': {
      const invitation = await findOpenInvitation(tx, command.person.email)
      if (!invitation) throw new TypeError(`${command.person.email} was not invited`)
      const found = { ...invitation, organisation: tx.organisation, organisationName: demo.organisation.name }
      return join(tx, found, accountOf(accounts, command.person.email))
    }
    case 'adopt': {
      const edition = content.editions.get(command.edition)
      if (!edition) throw new TypeError(`${command.edition} is not an edition`)
      await adoptEdition(tx, edition)
      return
    }
    case 'decide': {
      const controls = []
      for (const control of command.controls) controls.push(await seen(control))
      const { written } = await decideApplicability(tx, content, await readFrame(tx), controls, command.facts)
      if (written === 0) throw new TypeError(`a decision of the demo changes nothing: ${JSON.stringify(controls)}`)
      return
    }
    case 'withdraw':
      return withdrawDecision(tx, content, await seen(command.control))
    case 'touchpoint':
      return runTouchpointAct(tx, content, command.act)
    case 'staff':
      return runStaffAct(tx, command.act)
    case 'transition':
      return runTransitionCommand(tx, content, command)
    case 'assessment':
      return runAssessmentAct(tx, content, command.act)
    case 'reviews':
      return runReviewAct(tx, content, command.act)
    case 'documents':
      return runDocumentAct(tx, content, demo, noMail, command.act)
    case 'assets':
      return runAssetAct(tx, command.act)
    case 'measures':
      return runMeasureAct(tx, content, command.act)
    case 'suppliers':
      return runSupplierAct(tx, { content, mailer: noMail }, command.act)
    case 'risks':
      return runRiskAct(tx, content, command.act)
    case 'evidence':
      return runEvidenceAct(tx, { fileStore, mailer: noMail, organisation: demo.organisation.name }, command.act)
    case 'rhythm':
      return runRhythmAct(tx, command.act)
    case 'profile':
      return runProfileCommand(tx, content, command)
    case 'approve':
      await approveSoa(tx, content, { note: command.note, seen: tx.revision - 1 })
  }
}
