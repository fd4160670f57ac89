import { openSupplierReview } from '../../features/supplier-reviews/supplier-reviews.contract.ts'
import { useCommand } from '../session/answers.ts'
import { useGo } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'

type Props = { supplier: { id: string; title: string }; open: string | null }

/** Begins the review of a supplier, or goes on with the one that is going on. */
export function OpenReview({ supplier: { id, title: name }, open }: Props) {
  const text = useText()
  const go = useGo()
  const may = useMay('suppliers:write')
  const begin = useCommand(openSupplierReview)
  if (open !== null) {
    return (
      <ButtonLink
        look="quiet"
        small
        to={`/suppliers/reviews/${open}`}
        label={text(may ? 'supplierReviews.goOnOf' : 'supplierReviews.seeOf', { name })}
      >
        {text(may ? 'supplierReviews.goOn' : 'supplierReviews.see')}
      </ButtonLink>
    )
  }
  if (!may) return null
  return (
    <>
      {begin.error ? <Problem problem={begin.error} /> : null}
      <Button
        look="quiet"
        small
        busy={begin.isPending}
        label={text('supplierReviews.openOf', { name })}
        onPress={() =>
          begin.mutate({ params: { id } }, { onSuccess: (review) => go(`/suppliers/reviews/${review.id}`) })
        }
      >
        {text('supplierReviews.open')}
      </Button>
    </>
  )
}
