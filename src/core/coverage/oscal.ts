import { requirementKey } from '../standards/requirement-key.ts'

/** The release of OSCAL in which reports are written (NIST, https://pages.nist.gov/OSCAL, model component-definition). */
export const oscalVersion = '1.1.3'
/** The namespace of what OSCAL has no field for. */
export const oscalNamespace = 'https://zorgborg.example/ns/oscal'
/** How a set of requirements names the edition that it is about. */
export const editionSource = 'urn:zorgborg:edition:'
/** The metadata property by which a file says that all of it can be read back. */
export const formProp = 'coverage-report'
export const formVersion = '1'

export type OscalProp = { name: string; ns?: string; value: string; class?: string; remarks?: string }

/** What OSCAL takes as a string: not empty, on one line, no blanks around. */
const plain = /^\S(.*\S)?$/u
export const isPlain = (text: string): boolean => plain.test(text)
const inRemarks = 'in-remarks'

/** A text as a property. What its value cannot hold stands in its remarks, and its class says so; '' and null make none. */
export function propOf(name: string, text: string | null): OscalProp[] {
  if (text === null || text === '') return []
  const prop = { name, ns: oscalNamespace }
  return [isPlain(text) ? { ...prop, value: text } : { ...prop, value: 'see-remarks', class: inRemarks, remarks: text }]
}

/** The text of a property of ours; '' where there is none. */
export function textOf(props: readonly OscalProp[], name: string): string {
  const prop = props.find((one) => one.ns === oscalNamespace && one.name === name)
  if (prop === undefined) return ''
  return prop.class === inRemarks ? (prop.remarks ?? '') : prop.value
}

/** The identifier of a requirement as a token; null where a requirement is no number of ours and only words can tell. */
export function controlIdOf(requirement: string): string | null {
  if (!requirementKey.safeParse(requirement).success) return null
  return requirement.startsWith('clause-') ? requirement : `control-${requirement}`
}
