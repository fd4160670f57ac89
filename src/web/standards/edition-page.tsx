import { useParams } from 'react-router'
import { listControls } from '../../features/applicability/applicability.contract.ts'
import { listVerdicts } from '../../features/demonstrability/demonstrability.contract.ts'
import { listEditions, readEdition } from '../../features/standards/standards.contract.ts'
import type { Verdicts } from '../demonstrability/verdicts.ts'
import { Waiting } from '../frame/waiting.tsx'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay, useMaySee, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { TransitionLinks } from '../transition/transition-links.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { AdoptButton } from './adopt-button.tsx'
import { ClauseList } from './clause-list.tsx'
import { addressOf } from './control.ts'
import { ControlSheet } from './control-sheet.tsx'
import { EditionFigure } from './edition-figure.tsx'
import { EditionWords } from './edition-words.tsx'
import styles from './editions.module.css'
import { OwnTextsImport } from './own-texts-import.tsx'

/** A whole standard on one sheet: every requirement with its verdict. */
export function EditionPage() {
  const { edition: id = '' } = useParams()
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const { session } = useSession()
  const mayDecide = useMay('applicability:decide')
  const mayAdopt = useMay('standards:adopt')
  const maySee = useMaySee('applicability:read')
  const edition = useAnswer(readEdition, { params: { edition: id } })
  const editions = useAnswer(listEditions, {})
  const controls = useAnswer(listControls, { query: { edition: id, size: 200 } }, { enabled: maySee })
  const verdicts = useAnswer(listVerdicts, { query: { edition: id } }, { enabled: maySee })
  const failed = edition.error ?? editions.error ?? controls.error ?? verdicts.error
  const summary = editions.data?.items.find((one) => one.id === id)
  const crumbs = (
    <Link to="/standards" className="screen-only">
      {text('place.standards')}
    </Link>
  )

  if (failed) {
    return (
      <Page title={text('place.standards')} crumbs={crumbs}>
        <Problem
          problem={failed}
          retry={() =>
            void Promise.all([edition.refetch(), editions.refetch(), controls.refetch(), verdicts.refetch()])
          }
        />
      </Page>
    )
  }
  if (!edition.data || !summary || (maySee && !(controls.data && verdicts.data))) {
    return (
      <Page title={edition.data?.name ?? text('place.standards')} crumbs={crumbs}>
        <Waiting />
      </Page>
    )
  }
  const { name, themes, clauses, requirements } = edition.data
  const items = controls.data?.items ?? []
  const adopted = summary.adoption !== null
  const next = mayDecide && adopted ? items.find((control) => control.state === 'undecided') : undefined
  return (
    <Page
      title={name}
      crumbs={crumbs}
      lede={
        <span className="screen-only">
          {text('edition.lede', { count: requirements.length })}{' '}
          {text(mayDecide && adopted ? 'edition.chooseDecide' : 'edition.choose')}
        </span>
      }
      action={
        next ? (
          <ButtonLink to={`${addressOf(id, next.requirement)}#decide`}>
            {text('edition.continue', { number: next.requirement })}
          </ButtonLink>
        ) : mayAdopt && !adopted ? (
          <AdoptButton edition={summary} look="main" />
        ) : null
      }
    >
      <p className={`small ${styles.printed}`}>
        {text('edition.printed', { organisation: session.organisation?.name ?? '', day: written.day(at ?? today) })}
      </p>
      {adopted ? (
        <Figure verdicts={verdicts.data} edition={id} />
      ) : (
        <Remark>{text(at ? 'edition.notAdoptedThen' : 'edition.notAdopted')}</Remark>
      )}
      <ControlSheet
        key={id}
        edition={id}
        themes={themes}
        requirements={requirements}
        controls={items}
        verdicts={verdicts.data}
      />
      <ClauseList
        edition={id}
        clauses={clauses}
        verdicts={verdicts.data?.items.filter(({ kind }) => kind === 'clauses') ?? []}
      />
      <OwnTextsImport key={`own ${id}`} edition={id} />
      <div className={styles.words}>
        <EditionWords edition={summary} />
        <TransitionLinks editions={[id]} />
      </div>
    </Page>
  )
}

function Figure({ verdicts, edition }: { verdicts: Verdicts | undefined; edition: string }) {
  const found = verdicts?.editions.find((one) => one.edition === edition)
  return verdicts && found ? <EditionFigure sum={found.sum} verdicts={verdicts.items} /> : null
}
