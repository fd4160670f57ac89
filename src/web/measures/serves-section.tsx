import { useState } from 'react'
import { changeMeasure } from '../../features/measures/measures.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { requirementAddress } from '../standards/requirement-address.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { bodyOf, type Measure, refValue } from './measure.ts'
import styles from './measures.module.css'

type Named = Measure['requirements'][number]

/** Which requirements of which standards the measure serves, and which it could serve too. */
export function ServesSection({ measure }: { measure: Measure }) {
  const text = useText()
  const may = useMay('measures:write') && measure.state !== 'ended'
  const byEdition = [...Map.groupBy(measure.requirements, ({ editionName }) => editionName)]
  return (
    <Section title={text('measures.serves')} id="serves">
      {byEdition.length === 0 ? <p className="small">{text('measures.servesNothingYet')}</p> : null}
      {byEdition.map(([editionName, requirements]) => (
        <div key={editionName}>
          <h3>{editionName}</h3>
          <ul className={styles.served}>
            {requirements.map((one) => (
              <li key={refValue(one)}>
                <RequirementLink requirement={one} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {may && measure.suggested.length > 0 ? <Suggestions measure={measure} /> : null}
    </Section>
  )
}

function RequirementLink({ requirement }: { requirement: Named }) {
  const text = useText()
  const written = useWritten()
  const { edition, kind, number, title } = requirement
  return (
    <Link to={requirementAddress(edition, kind, number)}>
      {kind === 'clauses' ? text('measures.clause', { number }) : number} {written.inLanguage(title)}
    </Link>
  )
}

function Suggestions({ measure }: { measure: Measure }) {
  const text = useText()
  const announce = useAnnounce()
  const change = useCommand(changeMeasure)
  const [all, setAll] = useState(false)
  const same = measure.suggested.filter(({ why }) => why === 'same')
  const related = measure.suggested.filter(({ why }) => why === 'related')
  const add = (some: readonly Named[]) => {
    const body = bodyOf(measure)
    const requirements = [...body.requirements, ...some.map(({ edition, requirement }) => ({ edition, requirement }))]
    change.mutate(
      { params: { id: measure.id }, ifMatch: measure.revision, body: { ...body, requirements } },
      { onSuccess: () => announce(text('measures.saved')) },
    )
  }
  const row = (one: Named) => (
    <li key={refValue(one)} className={styles.line}>
      <span>
        {one.editionName}: <RequirementLink requirement={one} />
      </span>
      <Button
        look="bare"
        small
        busy={change.isPending}
        label={text('measures.addNamed', { name: `${one.editionName} ${one.number}` })}
        onPress={() => add([one])}
      >
        {text('measures.addOne')}
      </Button>
    </li>
  )
  return (
    <>
      {change.error ? <Problem problem={change.error} /> : null}
      {same.length > 0 ? (
        <>
          <h3>{text('measures.same')}</h3>
          <ul className={styles.served}>{same.map(row)}</ul>
        </>
      ) : null}
      {related.length > 0 ? (
        <details open={all} onToggle={(event) => setAll(event.currentTarget.open)}>
          <summary>{text('measures.related', { count: related.length })}</summary>
          <p className="small">{text('measures.relatedExplain')}</p>
          <ul className={styles.served}>{related.map(row)}</ul>
        </details>
      ) : null}
    </>
  )
}
