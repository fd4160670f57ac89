import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { AdoptButton } from './adopt-button.tsx'
import type { EditionSummary } from './control.ts'
import { EditionWords } from './edition-words.tsx'
import styles from './editions.module.css'

/** An edition that is not adopted, with the way to adopt it. */
export function OtherEdition({ edition }: { edition: EditionSummary }) {
  const mayAdopt = useMay('standards:adopt')
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
          <div className="row">
            <AdoptButton edition={edition} look="quiet" />
          </div>
        </div>
      ) : null}
    </article>
  )
}
