import { useState } from 'react'
import { readCriteria } from '../../features/risk/criteria.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { BeginSheet } from './begin-sheet.tsx'
import { CriteriaView } from './criteria-view.tsx'
import styles from './risk.module.css'
import { RiskParts } from './risk-parts.tsx'

type All = Answer<typeof readCriteria>

/** How risks are rated: the criteria that hold, those before them, and the way to the next version. */
export function CriteriaPage() {
  const text = useText()
  const may = useMay('criteria:write')
  const [beginning, setBeginning] = useState(false)
  const answer = useAnswer(readCriteria, {}, { keep: true })
  const all = answer.data
  return (
    <Page
      title={text('criteria.title')}
      crumbs={<Link to="/risks">{text('place.risks')}</Link>}
      action={
        all && may && all.approved ? (
          all.draft ? (
            <ButtonLink to="/risks/criteria/draft">{text('criteria.toDraft')}</ButtonLink>
          ) : (
            <Button onPress={() => setBeginning(true)}>{text('criteria.begin')}</Button>
          )
        ) : null
      }
      lede={all?.approved ? <Lede approved={all.approved} /> : null}
    >
      <RiskParts />
      <Loaded answer={answer}>{(found) => <Body all={found} onBegin={() => setBeginning(true)} />}</Loaded>
      {beginning && all ? <BeginSheet all={all} onClose={() => setBeginning(false)} /> : null}
    </Page>
  )
}

function Lede({ approved }: { approved: NonNullable<All['approved']> }) {
  const written = useWritten()
  return (
    <RichText
      name="criteria.lede"
      values={{
        number: approved.number,
        day: approved.approvedAt ? written.dayOf(approved.approvedAt) : '',
        count: approved.risks,
      }}
    />
  )
}

function Body({ all, onBegin }: { all: All; onBegin: () => void }) {
  const text = useText()
  const { at } = useMoment()
  const may = useMay('criteria:write')
  const [search] = useSearch()
  const { approved, draft, versions } = all
  if (approved === null) {
    if (at) return <p>{text('criteria.noneThen')}</p>
    return (
      <EmptyPage
        purpose={text('criteria.purpose')}
        auditor={text('criteria.auditor')}
        step={
          draft ? (
            <ButtonLink to="/risks/criteria/draft">{text('criteria.toDraft')}</ButtonLink>
          ) : may ? (
            <Button onPress={onBegin}>{text('criteria.choose')}</Button>
          ) : null
        }
      />
    )
  }
  const shown = versions.find(({ number }) => `${number}` === search.get('version')) ?? approved
  return (
    <>
      {draft && !at ? (
        <Remark>
          {text('criteria.draftThere', { number: draft.number })}{' '}
          <Link to="/risks/criteria/draft">{text('criteria.toDraft')}</Link>
        </Remark>
      ) : null}
      {shown.id === approved.id ? null : (
        <Remark>
          {text('criteria.older', { number: shown.number })}{' '}
          <Link to="/risks/criteria">{text('criteria.toPresent')}</Link>
        </Remark>
      )}
      <CriteriaView criteria={shown.content} people={all.people} />
      <Versions versions={versions} shown={shown.id} />
    </>
  )
}

function Versions({ versions, shown }: { versions: All['versions']; shown: string }) {
  const text = useText()
  const written = useWritten()
  return (
    <Section title={text('criteria.versions')} id="versions">
      <ul className={styles.plain}>
        {versions.map((one) => (
          <li key={one.id}>
            <div className={styles.line}>
              {one.id === shown ? (
                <b>{text('criteria.version', { number: one.number })}</b>
              ) : (
                <Link to={`/risks/criteria?version=${one.number}`}>
                  {text('criteria.version', { number: one.number })}
                </Link>
              )}
              <span className="small">
                {one.approvedAt
                  ? text('criteria.approvedBy', { day: written.dayOf(one.approvedAt), name: one.approvedBy ?? '' })
                  : null}
              </span>
              <span className="small">{text('criteria.rated', { count: one.risks })}</span>
            </div>
            {one.note ? (
              <p className={`small ${styles.prose}`} lang="">
                {one.note}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
