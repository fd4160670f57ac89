import type { CoveredBy, Extent } from './facts.ts'
import type { OscalProp } from './oscal.ts'

/**
 * Who covers a requirement in a file of somebody else, by the properties `implementation-status` (OSCAL) and `control-origination`
 * (FedRAMP). What says nothing is covered partly: a component can carry out a control, which is not to say that it does all of it.
 */
export function foreignStanding(props: readonly OscalProp[]): { by: CoveredBy; extent: Extent } {
  const worthOf = (name: string) => props.find((one) => one.name === name)?.value.toLowerCase() ?? ''
  const [status, origin] = [worthOf('implementation-status'), worthOf('control-origination')]
  if (status === 'not-applicable') return { by: 'not-applicable', extent: 'none' }
  if (origin.startsWith('customer-')) return { by: 'customer', extent: 'none' }
  if (status === 'planned' || status === 'not-implemented') return { by: 'nobody', extent: 'none' }
  if (origin === 'shared') return { by: 'shared', extent: 'partly' }
  return { by: 'supplier', extent: status === 'implemented' && origin !== '' ? 'directly' : 'partly' }
}
