import { lazy, Suspense, useState } from 'react'
import type { z } from 'zod'
import type { editionTotals } from '../../features/applicability/applicability.contract.ts'
import { partsOfSum, type Sum } from '../demonstrability/verdicts.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { PartsBar } from '../ui/percentage.tsx'
import type { EditionSummary } from './control.ts'
import { EditionWords } from './edition-words.tsx'
import styles from './editions.module.css'

const StopEdition = lazy(async () => ({ default: (await import('./stop-edition.tsx')).StopEdition }))

type Props = { edition: EditionSummary; totals: z.infer<typeof editionTotals> | undefined; sum: Sum | undefined }

/** An edition that the organisation adopted: where it stands, the way to its sheet, and the way out. */
export function AdoptedEdition({ edition, totals, sum }: Props) {
  const text = useText()
  const written = useWritten()
  const mayStop = useMay('standards:adopt')
  const [stopping, setStopping] = useState(false)
  const undecided = totals?.states.undecided ?? 0
  return (
    <article className={styles.edition}>
      <div>
        <h3 className={styles.name}>
          <Link to={`/standards/${edition.id}`}>{edition.name}</Link>
        </h3>
        <EditionWords edition={edition} />
        {edition.adoption ? (
          <p className="small">
            {text('standards.since', {
              day: written.dayOf(edition.adoption.adoptedAt),
              name: edition.adoption.adoptedBy,
            })}
          </p>
        ) : null}
      </div>
      <div className={styles.beside}>
        {sum ? (
          <div>
            <PartsBar parts={partsOfSum(sum)} />
            <p className={styles.figure}>
              {sum.applicable > 0 ? (
                <RichText name="standards.figure" values={{ count: sum.demonstrable, of: sum.applicable }} />
              ) : null}{' '}
              {undecided > 0 ? <RichText name="standing.undecided" values={{ count: undecided }} /> : null}
            </p>
          </div>
        ) : null}
        <div className="row">
          <ButtonLink to={`/standards/${edition.id}`} label={text('standards.openName', { name: edition.name })}>
            {text('standards.open')}
          </ButtonLink>
          {mayStop ? (
            <Button
              look="bare"
              label={text('standards.stopName', { name: edition.name })}
              onPress={() => setStopping(true)}
            >
              {text('standards.stop')}
            </Button>
          ) : null}
        </div>
      </div>
      {stopping ? (
        <Suspense fallback={null}>
          <StopEdition edition={edition} onClose={() => setStopping(false)} />
        </Suspense>
      ) : null}
    </article>
  )
}
