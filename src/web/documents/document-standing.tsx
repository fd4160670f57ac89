import { useState } from 'react'
import { reviewVersion } from '../../features/documents/versions.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import { type DocumentRead, knownMark, reviewMarks, type VersionOutline } from './documents.ts'

/** How a document stands: whether a version holds and is looked at in time, and whether those concerned know it. */
export function DocumentStanding({ document }: { document: DocumentRead }) {
  const text = useText()
  const written = useWritten()
  const mayReview = useMay('documents:approve')
  const maySee = useMaySee('staff:read')
  const [reviewing, setReviewing] = useState(false)
  const { review, known } = document
  const inForce = document.versions.find(({ id }) => id === document.inForce)
  if (!inForce?.holdsFrom || !inForce.reviewBy) {
    const coming = document.versions.find(({ state }) => state === 'approved')
    return (
      <VerdictBanner
        state="open"
        word={text('documents.nothingHolds')}
        reason={
          coming?.holdsFrom
            ? text('documents.from', { version: coming.number, day: written.day(coming.holdsFrom) })
            : text('documents.nothingHoldsWhy')
        }
      />
    )
  }
  const values = { version: inForce.number, day: written.day(inForce.holdsFrom), review: written.day(inForce.reviewBy) }
  return (
    <>
      <VerdictBanner
        state={reviewMarks[review.state]}
        word={text(`documents.review.${review.state}`)}
        reason={text(review.state === 'review-past' ? 'documents.holdsPast' : 'documents.holds', values)}
      >
        {mayReview ? (
          <Button look="quiet" small onPress={() => setReviewing(true)}>
            {text('documents.stillRight')}
          </Button>
        ) : null}
      </VerdictBanner>
      {known ? (
        <VerdictBanner
          state={knownMark(known)}
          word={text(known.isKnown ? 'documents.isKnown' : 'documents.isNotKnown')}
          reason={text('documents.knownReason', {
            ...{ confirmed: known.confirmed, audience: known.audience, share: known.share ?? 0 },
            wanted: document.facts.wantedShare,
          })}
        >
          {maySee ? (
            <ButtonLink look="quiet" to={`/policies/${document.id}/readers`}>
              {text('documents.whoReads')}
            </ButtonLink>
          ) : null}
        </VerdictBanner>
      ) : null}
      {reviewing ? <ReviewSheet version={inForce} onClose={() => setReviewing(false)} /> : null}
    </>
  )
}

function ReviewSheet({ version, onClose }: { version: VersionOutline; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const review = useCommand(reviewVersion)
  const form = useForm(
    { note: '' },
    {
      submit: async (body) => {
        await review.mutateAsync({ params: { id: version.id }, body, ifMatch: version.revision })
        announce(text('documents.reviewed'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('documents.stillRight')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('documents.stillRightAct')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('documents.stillRightWhy')}</p>
      <ProseField label={text('documents.reviewNote')} optional field={form.field('note')} />
    </Sheet>
  )
}
