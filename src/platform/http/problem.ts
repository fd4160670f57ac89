import type { Text } from '../language/languages.ts'

/**
 * A refusal in two voices: a sentence for the person, in every language, and, apart from it, a cause for the log. Becomes an
 * `application/problem+json` answer (RFC 9457) with `code` as the name that programs can rely on.
 */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly sentence: Text
  readonly headers: Record<string, string>
  readonly fields: { path: string; message: Text }[]

  constructor(
    status: number,
    code: string,
    sentence: Text,
    more: { headers?: Record<string, string>; fields?: { path: string; message: Text }[]; cause?: unknown } = {},
  ) {
    super(`${code}: ${sentence.en}`, { cause: more.cause })
    this.status = status
    this.code = code
    this.sentence = sentence
    this.headers = more.headers ?? {}
    this.fields = more.fields ?? []
  }
}

/** Refusals that every subject shares. */
export const problems = {
  notFound: () =>
    new Problem(404, 'not-found', {
      nl: 'Dit bestaat niet, of niet meer, in deze organisatie.',
      en: 'This does not exist, or no longer, in this organisation.',
    }),
  notSignedIn: () => new Problem(401, 'not-signed-in', { nl: 'Meld eerst aan.', en: 'Sign in first.' }),
  notAllowed: () =>
    new Problem(403, 'not-allowed', {
      nl: 'Deze rol mag dit niet. Een beheerder kan de rol wijzigen.',
      en: 'This role may not do this. An administrator can change the role.',
    }),
  tokenNotForThis: () =>
    new Problem(403, 'token-not-for-this', {
      nl: 'Een toegangstoken is hier niet voor bedoeld. Meld aan als persoon.',
      en: 'An access token is not meant for this. Sign in as a person.',
    }),
  noOrganisation: () =>
    new Problem(409, 'no-organisation', { nl: 'Kies eerst een organisatie.', en: 'Choose an organisation first.' }),
  organisationChanged: () =>
    new Problem(409, 'organisation-changed', {
      nl: 'In een ander venster is een andere organisatie gekozen. Laad deze pagina opnieuw; er is niets opgeslagen.',
      en: 'Another organisation was chosen in another window. Reload this page; nothing was saved.',
    }),
  personChanged: () =>
    new Problem(409, 'person-changed', {
      nl: 'In deze browser heeft iemand anders zich aangemeld. Laad deze pagina opnieuw; er is niets opgeslagen.',
      en: 'Somebody else signed in in this browser. Reload this page; nothing was saved.',
    }),
  secondFactorMissing: () =>
    new Problem(403, 'second-factor-required', {
      nl: 'Deze organisatie vraagt een tweede factor. Stel die eerst in bij Account en beveiliging.',
      en: 'This organisation requires a second factor. Set one up first under Account and security.',
    }),
  changedMeanwhile: () =>
    new Problem(412, 'changed-meanwhile', {
      nl: 'Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe stand en sla dan opnieuw op.',
      en: 'Somebody else changed this meanwhile. Look at how it stands now, then save again.',
    }),
  revisionMissing: () =>
    new Problem(428, 'revision-missing', {
      nl: 'Stuur If-Match mee met de revisie die is gelezen, zodat er geen wijziging van een ander verloren gaat.',
      en: 'Send If-Match with the revision that was read, so that no change of somebody else is lost.',
    }),
  csrf: () =>
    new Problem(403, 'cross-site', {
      nl: 'Deze aanvraag kwam niet van de pagina’s van Zorgborg zelf en is geweigerd.',
      en: 'This request did not come from Zorgborg’s own pages and was refused.',
    }),
  pastIsClosed: () =>
    new Problem(400, 'not-in-the-past', {
      nl: 'Dit kan alleen voor vandaag worden gevraagd, niet voor een dag in het verleden.',
      en: 'This can be asked for today only, not for a day in the past.',
    }),
} satisfies Record<string, () => Problem>

/** Checks what a caller saw against what is there (RFC 9110 §13.1.1). Throws 412 where they differ. */
export function requireRevision(current: number, seen: number): void {
  if (current !== seen) throw problems.changedMeanwhile()
}
