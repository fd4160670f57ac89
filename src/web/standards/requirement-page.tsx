import { useEffect } from 'react'
import { useParams } from 'react-router'
import { readControl } from '../../features/applicability/applicability.contract.ts'
import { readVerdict } from '../../features/demonstrability/demonstrability.contract.ts'
import { listEditions, readEdition } from '../../features/standards/standards.contract.ts'
import { ChainSection } from '../demonstrability/chain-section.tsx'
import { ProofBanner } from '../demonstrability/proof-banner.tsx'
import { Stretches } from '../demonstrability/stretches.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { ServingSection } from '../measures/serving-section.tsx'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Columns, Page, Section } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { ControlHistory } from './control-history.tsx'
import { ControlVerdict } from './control-verdict.tsx'
import { DecisionLedger } from './decision-ledger.tsx'
import styles from './editions.module.css'
import { Elsewhere } from './elsewhere.tsx'
import { ExplanationOf } from './explanation-of.tsx'
import { LapsedRemark } from './lapsed-remark.tsx'
import { Neighbours } from './neighbours.tsx'
import { ProposalText } from './proposal-text.tsx'
import { rememberCell } from './return-to-cell.ts'
import { RisksAsking } from './risks-asking.tsx'

/** One control of one edition. Another control is another page. */
export function RequirementPage() {
  const { edition = '', requirement = '' } = useParams()
  return <Requirement key={`${edition} ${requirement}`} edition={edition} number={requirement} />
}

function Requirement({ edition: id, number }: { edition: string; number: string }) {
  const text = useText()
  const written = useWritten()
  const { at } = useMoment()
  const maySeeStandards = useMaySee('standards:read')
  const control = useAnswer(readControl, { params: { edition: id, requirement: number } })
  const edition = useAnswer(readEdition, { params: { edition: id } }, { enabled: maySeeStandards })
  const editions = useAnswer(listEditions, {}, { enabled: maySeeStandards })
  const adopted = editions.data?.items.find((one) => one.id === id)?.adoption != null
  const verdict = useAnswer(readVerdict, { params: { edition: id, requirement: number } }, { enabled: adopted })
  useEffect(() => rememberCell(id, number), [id, number])

  const requirement = edition.data?.requirements.find((one) => one.id === number)
  const theme = edition.data?.themes.find((one) => one.id === requirement?.theme)
  const title = requirement ? `${number} ${written.inLanguage(requirement.title)}` : number
  const failed = control.error ?? edition.error ?? editions.error ?? verdict.error
  const crumbs = (
    <>
      <Link to={`/standards/${id}#${number}`}>{edition.data?.name ?? text('place.standards')}</Link>
      {theme ? ` › ${written.inLanguage(theme.name)}` : null}
    </>
  )
  return (
    <Page title={title} tab={`${title} · ${edition.data?.name ?? ''}`} crumbs={crumbs}>
      {requirement && requirement.titleConfidence !== 'high' ? (
        <p className="small">{text('control.titleParaphrased')}</p>
      ) : null}
      {failed ? (
        <Problem
          problem={failed}
          retry={() =>
            void Promise.all([control.refetch(), edition.refetch(), ...(adopted ? [verdict.refetch()] : [])])
          }
        />
      ) : !control.data || !edition.data || !editions.data || (adopted && !verdict.data) ? (
        <Waiting />
      ) : (
        <>
          {adopted ? null : (
            <div className={styles.remark}>
              <Remark>{text(at ? 'edition.notAdoptedThen' : 'edition.notAdopted')}</Remark>
            </div>
          )}
          {control.data.lapsed.length > 0 ? (
            <div className={styles.remark}>
              <LapsedRemark lapsed={control.data.lapsed} />
            </div>
          ) : null}
          {verdict.data ? <ProofBanner verdict={verdict.data} /> : null}
          <Columns
            aside={
              <>
                <Elsewhere
                  counterparts={control.data.counterparts}
                  all={requirement?.counterparts ?? []}
                  editions={editions.data.items}
                  chains={verdict.data?.elsewhere ?? []}
                />
                {verdict.data ? <Stretches stretches={verdict.data.stretches} /> : null}
                <ControlHistory control={control.data} />
              </>
            }
          >
            {verdict.data ? <ChainSection verdict={verdict.data} /> : null}
            <Section title={text('control.facts')} id="decided">
              <ControlVerdict control={control.data} adopted={adopted} requirements={edition.data.requirements} />
              <DecisionLedger decision={control.data.decision} />
              {adopted && control.data.proposal ? (
                <>
                  <h3>{text('proposal.title')}</h3>
                  <ProposalText proposal={control.data.proposal} />
                </>
              ) : null}
            </Section>
            <RisksAsking control={control.data} />
            <ServingSection edition={id} requirement={number} />
            {maySeeStandards ? (
              <ExplanationOf edition={id} kind="controls" requirement={number} of={requirement} />
            ) : null}
          </Columns>
          <Neighbours edition={id} number={number} requirements={edition.data.requirements} />
        </>
      )}
    </Page>
  )
}
