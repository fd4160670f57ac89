import type { CoveredBy, Extent } from './facts.ts'
import type { OscalProp } from './oscal.ts'

/**
 * Who covers a requirement in a file of somebody else, by the properties `implementation-status` (OSCAL) and `control-origination`
 * (FedRAMP, which gives one for each origin). Of several the least counts: what comes from the customer too is shared, and what is done
 * for a part is partly done. What says nothing is covered partly: a component can carry out a control, which is not to say that it does all
 * of it.
 */
export function foreignStanding(props: readonly OscalProp[]): { by: CoveredBy; extent: Extent } {
  const allOf = (name: string) => props.flatMap((one) => (one.name === name ? one.value.toLowerCase() : []))
  const [statuses, origins] = [allOf('implementation-status'), allOf('control-origination')]
  const are = (all: readonly string[], is: (one: string) => boolean) => all.length > 0 && all.every(is)
  const ofCustomer = (origin: string) => origin.startsWith('customer-')
  const undone = (status: string) => ['planned', 'not-implemented', 'not-applicable'].includes(status)
  if (are(statuses, (status) => status === 'not-applicable')) return { by: 'not-applicable', extent: 'none' }
  if (are(origins, ofCustomer)) return { by: 'customer', extent: 'none' }
  if (are(statuses, undone)) return { by: 'nobody', extent: 'none' }
  if (origins.some((origin) => origin === 'shared' || ofCustomer(origin))) return { by: 'shared', extent: 'partly' }
  const whole = are(statuses, (status) => status === 'implemented') && are(origins, (origin) => origin !== '')
  return { by: 'supplier', extent: whole ? 'directly' : 'partly' }
}
