import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'

export type Fault = { path: string; message: Text }

export const invalid = (fields: Fault[]) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields },
  )

const refusal = (code: string, nl: string, en: string) => () => new Problem(409, code, { nl, en })

/** What cannot be done as things stand, and what to do instead. */
export const refusals = {
  withdrawn: refusal(
    'document-withdrawn',
    'Dit document is ingetrokken. Zet het eerst terug.',
    'This document was withdrawn. Put it back first.',
  ),
  openAlready: refusal(
    'version-open-already',
    'Er is al een nieuwe versie in bewerking. Werk daarin verder.',
    'A new version is being written already. Go on with that one.',
  ),
  notDraft: refusal(
    'not-a-draft',
    'Deze versie is geen concept meer en kan niet worden gewijzigd. Begin een nieuwe versie.',
    'This version is no longer a draft and cannot be changed. Begin a new version.',
  ),
  notProposed: refusal(
    'not-proposed',
    'Voor deze versie is geen goedkeuring gevraagd. Bekijk hoe het document er nu voor staat.',
    'Approval of this version was not asked for. Look at how the document stands now.',
  ),
  notInForce: refusal(
    'not-in-force',
    'Alleen de versie die nu geldt, kan opnieuw worden beoordeeld.',
    'Only the version that holds now can be reviewed.',
  ),
  empty: refusal(
    'version-empty',
    'Er staat nog niets in dit concept. Schrijf eerst de tekst of voeg een bestand toe.',
    'There is nothing in this draft yet. Write the text first, or add a file.',
  ),
  proposedNow: refusal(
    'approval-under-way',
    'Er loopt een goedkeuring. Neem de versie eerst terug om andere goedkeurders te kiezen.',
    'An approval is under way. Take the version back first to choose other approvers.',
  ),
  givenAlready: refusal(
    'approved-already',
    'Deze goedkeuring is al gegeven. Anderen moeten nog goedkeuren.',
    'This approval was given already. Others still have to approve.',
  ),
  ownText: refusal(
    'own-text',
    'Wie aan een tekst schreef, keurt die niet zelf goed zolang iemand anders daarvoor is genoemd.',
    'Whoever wrote in a text does not approve it as long as somebody else is named for that.',
  ),
  newerVersion: refusal(
    'newer-version',
    'Er geldt nu een nieuwere versie. Lees en bevestig die.',
    'A newer version holds now. Read and confirm that one.',
  ),
  leftAlready: refusal(
    'left-already',
    'Deze persoon werkt hier niet meer. Een leeslink zou niet werken.',
    'This person no longer works here. A reading link would not work.',
  ),
  nothingInForce: refusal(
    'nothing-in-force',
    'Van dit document geldt nog geen versie. Er is niets te lezen.',
    'No version of this document holds yet. There is nothing to read.',
  ),
}
