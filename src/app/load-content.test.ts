import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ContentError, loadContent } from './load-content.ts'

const folder = join(import.meta.dirname, '../../content')

describe('content that is not whole is refused', () => {
  const copy = mkdtempSync(join(tmpdir(), 'zorgborg-content-'))
  const kinds = [
    'standards',
    'mappings',
    'crosswalks',
    'laws',
    'guidance',
    'policies',
    'threats',
    'questionnaires',
    'risk',
  ]
  for (const kind of kinds) cpSync(join(folder, kind), join(copy, kind), { recursive: true })
  afterAll(() => rmSync(copy, { recursive: true }))
  const refusal = (file: string, change: (text: string) => string): string => {
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    expect(change(text)).not.toBe(text)
    writeFileSync(path, change(text))
    try {
      loadContent(copy)
    } catch (error) {
      if (error instanceof ContentError) return error.message.replaceAll(copy, '')
      throw error
    } finally {
      writeFileSync(path, text)
    }
    return 'accepted'
  }
  const nen = 'standards/nen-7510-2024.json'
  const crosswalk = 'crosswalks/ccm-4.0--iso-27001-2022.json'
  const map = 'mappings/iso-27001-2013--iso-27001-2022.json'
  test.each<[why: string, file: string, change: (text: string) => string, message: string]>([
    [
      'a placeholder that nothing fills',
      'policies/backup.yaml',
      (t) => t.replaceAll('{security_contact}', '{telephone}'),
      '{telephone} is filled by nothing',
    ],
    [
      'two right answers',
      'policies/backup.yaml',
      (t) => t.replace('- { nl: Niets.', '- { right: true, nl: Niets.'),
      'policies/backup.yaml: test.questions[0].answers: exactly one answer is right',
    ],
    [
      'a crosswalk to a control that does not exist',
      crosswalk,
      (t) => t.replace('["5.35", "5.36"]', '["5.35", "5.99"]'),
      'there is no requirement 5.99',
    ],
    ['a line of a crosswalk twice', crosswalk, (t) => t.replace('"A&A-02"', '"A&A-01"'), 'it is there twice'],
    [
      'a starting text about a control that does not exist',
      'policies/backup.yaml',
      (t) => t.replace('2022/control/8.14', '2022/control/8.99'),
      'has no 2022/control/8.99',
    ],
    [
      'a threat treated by a control that does not exist',
      'threats/people.yaml',
      (t) => t.replace('"8.15"', '"8.95"'),
      'threats/people.yaml: curious-colleague.controls: ',
    ],
    [
      'a number of a control that YAML takes for another',
      'threats/people.yaml',
      (t) => t.replace('"5.10"', '5.10'),
      'threats/people.yaml: threats[3].controls[3]: ',
    ],
    [
      'a threat that stands in two groups',
      'threats/data.yaml',
      (t) => t.replace('id: wrong-bsn-linked', 'id: phishing'),
      'phishing.id: occurs twice in the catalogue',
    ],
    [
      'a threat that speaks to the reader',
      'threats/services.yaml',
      (t) => t.replace('kan niemand erin', 'komt u niet binnen'),
      'threats/services.yaml: login-service-down.explanation.nl: addresses the reader',
    ],
    [
      'a kind of asset that does not exist',
      'threats/environment.yaml',
      (t) => t.replace('kinds: [location,', 'kinds: [garden,'),
      'threats/environment.yaml: threats[0].kinds[0]: ',
    ],
    [
      'criteria with a term that is none',
      'risk/criteria.yaml',
      (t) => t.replace('reviewEvery: P1Y', 'reviewEvery: yearly'),
      'risk/criteria.yaml: sets[0].levels[0].reviewEvery: is no duration such as P6M',
    ],
    [
      'criteria in which what is likelier weighs less',
      'risk/criteria.yaml',
      (t) => t.replace('[0, 1, 2, 2, 3]', '[0, 1, 0, 2, 3]'),
      'risk/criteria.yaml: five-by-five.matrix.2.2: This level is lighter',
    ],
    ['broken JSON', nen, (t) => t.slice(0, -3), '/standards/nen-7510-2024.json: '],
    [
      'an empty title',
      nen,
      (t) => t.replace('"Functiescheiding"', '" "'),
      '/standards/nen-7510-2024.json: requirements[2].title.nl: ',
    ],
    [
      'a field too many',
      nen,
      (t) => t.replace('"kind"', '"text": "x", "kind"'),
      'nen-7510-2024.json: requirements[0]: ',
    ],
    [
      'a number twice',
      nen,
      (t) => t.replace('{"id": "5.3", "kind"', '{"id": "5.2", "kind"'),
      'nen-7510-2024.json: requirements: 5.2 occurs twice',
    ],
    [
      'out of order',
      nen,
      (t) => t.replace('{"id": "5.3", "kind"', '{"id": "5.99", "kind"'),
      'requirements[3]: 5.4 comes after 5.99',
    ],
    ['a wrong total', nen, (t) => t.replace('"total": 101', '"total": 100'), 'counts.total: 100 declared, 101 found'],
    [
      'a wrong theme count',
      nen,
      (t) => t.replace('"people": 9', '"people": 8'),
      'counts.themes.people: 8 declared, 9 found',
    ],
    [
      'a wrong mark count',
      nen,
      (t) => t.replace('"deepened": 14', '"deepened": 15'),
      'counts.healthcare.deepened: 15 declared, 14 found',
    ],
    [
      'a wrong count of new ones',
      nen,
      (t) => t.replace('"newInEdition": 19', '"newInEdition": 18'),
      'counts.newInEdition: 18 declared, 19 found',
    ],
    ['an unknown theme', nen, (t) => t.replace('"theme": "people"', '"theme": "peoples"'), 'peoples is no theme'],
    [
      'another id than the file',
      nen,
      (t) => t.replace('"id": "nen-7510-2024"', '"id": "nen-7510-2025"'),
      'id: is nen-7510-2025, not the name of the file',
    ],
    ['an end that does not exist', map, (t) => t.replace('"to": "5.14"', '"to": "5.94"'), 'iso-27001-2022 has no 5.94'],
    ['a pair twice', map, (t) => t.replace('{"from": "5.1.2"', '{"from": "5.1.1"'), 'pairs: 5.1.1 to 5.1 occurs twice'],
    [
      'a control without successor',
      map,
      (t) => t.replace('{"from": "5.1.2"', '{"from": "5.1.1"'),
      'orphans.from: 5.1.2 has no counterpart and is not listed',
    ],
    [
      'an orphan that is none',
      map,
      (t) => t.replace('"to": ["5.7"', '"to": ["5.6", "5.7"'),
      'orphans.to: 5.6 is listed and has a counterpart',
    ],
    [
      'an unlisted orphan',
      map,
      (t) => t.replace('["5.7", ', '['),
      'orphans.to: 5.7 has no counterpart and is not listed',
    ],
    [
      'a wrong number of pairs',
      map,
      (t) => t.replace('"pairs": 115', '"pairs": 114'),
      'counts.pairs: 114 declared, 115 found',
    ],
    [
      'a source that is not there',
      map,
      (t) => t.replace('"source": 0', '"source": 7'),
      'pairs[0].source: there is no source 7',
    ],
    [
      'a row about clauses with a source that is not there',
      map,
      (t) => t.replace('"source": 1}', '"source": 7}'),
      'clauses[0].source: there is no source 7',
    ],
    [
      'an unknown relation',
      map,
      (t) => t.replace('"relation": "subset"', '"relation": "same"'),
      '/mappings/iso-27001-2013--iso-27001-2022.json: pairs[0].relation: ',
    ],
    [
      'a clause out of order',
      nen,
      (t) => t.replace('{"id": "4.2", "title"', '{"id": "4.9", "title"'),
      'clauses[2]: 4.3 comes after 4.9',
    ],
    [
      'an explanation with a field too many',
      'guidance/controls/8.13.yaml',
      (t) => `${t}\nnorm_text: x\n`,
      '/guidance/controls/8.13.yaml: : ',
    ],
    [
      'an explanation that is no YAML',
      'guidance/controls/8.13.yaml',
      (t) => `${t}\n  - [`,
      '/guidance/controls/8.13.yaml: ',
    ],
    [
      'an explanation without its part about care',
      'guidance/controls/8.13.yaml',
      (t) => t.replace(/^care:\n(?: {2}.*\n)+/m, ''),
      '/guidance/controls/8.13.yaml: care: is missing',
    ],
    [
      'an explanation that is still to be written',
      'guidance/clauses/4.1.yaml',
      (t) => t.replace(/^ {2}nl: .*$/m, '  nl: Lorem. Nog te schrijven.\n  # '),
      '4.1',
    ],
    [
      'a question that was released and is gone',
      'guidance/controls/8.13.yaml',
      (t) => t.replace('id: encrypted', 'id: encrypted-now'),
      "released.json: questions: controls/8.13/encrypted was released and is gone; give it an 'until' instead",
    ],
    [
      'a new question without its release',
      'guidance/controls/8.13.yaml',
      (t) => t.replace('id: encrypted', 'id: encrypted-now'),
      "controls/8.13/encrypted-now is not in the record of release 1; give it 'since: 2'",
    ],
    [
      'a released question that asks something else',
      'guidance/controls/8.13.yaml',
      (t) => t.replace(/(id: plan\n {4}kind: design\n {4}nl: ).*/, '$1Is er een ander plan?'),
      'released.json: questions: controls/8.13/plan reads otherwise than when it was released; give the new question an id of its own,',
    ],
    [
      'a released question about something else',
      'guidance/controls/8.13.yaml',
      (t) => t.replace(/(id: plan\n {4}kind: )design/, '$1existence'),
      'controls/8.13/plan reads otherwise than when it was released',
    ],
    [
      'a record without what a question asked',
      'guidance/released.json',
      (t) => t.replace(/("controls.8\.13.plan": )"\w+"/, '$1""'),
      '/guidance/released.json: questions.controls/8.13/plan: ',
    ],
    [
      'a control of a law that is not there',
      'laws/cbw-21-3.json',
      (t) => t.replace('"id": "8.24"', '"id": "8.99"'),
      '/laws/cbw-21-3.json: measures.h.controls: there is no 8.99',
    ],
  ])('%s', (_, file, change, message) => {
    expect(refusal(file, change)).toContain(message)
  })
  test('a question that is broken over lines in another way is the same question', () => {
    const broken = (t: string) => t.replace(/(id: plan\n {4}kind: design\n {4}nl: .*?) (.*)/, '$1\n      $2')
    expect(refusal('guidance/controls/8.13.yaml', broken)).toBe('accepted')
  })
  test('a folder that is not there', () => {
    expect(() => loadContent(join(copy, 'nowhere'))).toThrow(/nowhere.standards: cannot be read/)
  })
})
