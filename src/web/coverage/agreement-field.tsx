import type { SharingTerms } from '../../core/coverage/facts.ts'
import { opensFurther } from '../../core/coverage/terms.ts'
import { useText } from '../session/text.tsx'
import { ProseField } from '../ui/fields.tsx'

type Terms = SharingTerms | null

/** Whether to ask that the supplier agreed: terms were given, and others are chosen that open the report further. */
export const asksAgreement = (before: Terms, after: Terms): boolean =>
  before !== null && after !== null && opensFurther(before, after)

type Props = { before: Terms; after: Terms; field: Parameters<typeof ProseField>[0]['field'] }

/** Who at the supplier agreed to looser terms, and why: asked where they open the report further. */
export function AgreementField({ before, after, field }: Props) {
  const text = useText()
  if (!asksAgreement(before, after)) return null
  return <ProseField label={text('coverage.agreement')} hint={text('coverage.agreementHint')} rows={2} field={field} />
}
