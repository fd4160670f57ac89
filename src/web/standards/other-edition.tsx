import { adoptEdition } from '../../features/standards/standards.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import type { EditionSummary } from './control.ts'
import { EditionWords } from './edition-words.tsx'
import styles from './editions.module.css'

/** An edition that is not adopted, with the way to adopt it. */
export function OtherEdition({ edition }: { edition: EditionSummary }) {
  const text = useText()
  const mayAdopt = useMay('standards:adopt')
  const announce = useAnnounce()
  const adopt = useCommand(adoptEdition)
  const act = () =>
    adopt.mutate(
      { params: { edition: edition.id } },
      { onSuccess: () => announce(text('standards.adopted', { count: 1 })) },
    )
  return (
    <article className={styles.edition}>
      <div>
        <h3 className={styles.name}>
          <Link to={`/standards/${edition.id}`}>{edition.name}</Link>
        </h3>
        <EditionWords edition={edition} />
      </div>
      {mayAdopt ? (
        <div className={styles.beside}>
          {adopt.error ? <Problem problem={adopt.error} /> : null}
          <div className="row">
            <Button
              look="quiet"
              label={text('standards.adoptName', { name: edition.name })}
              busy={adopt.isPending}
              onPress={act}
            >
              {text('standards.adopt')}
            </Button>
          </div>
        </div>
      ) : null}
    </article>
  )
}
