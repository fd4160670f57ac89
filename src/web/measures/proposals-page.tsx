import { readMeasureProposals } from '../../features/measures/measures.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { RichText, useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { MeasureParts } from './measure-parts.tsx'
import styles from './measures.module.css'
import { TakeOverBar } from './take-over-bar.tsx'
import { useProposalColumns } from './use-proposal-columns.tsx'
import { type Proposals, useTakingOver } from './use-taking-over.ts'

/** Measures that the content proposes, by theme: to choose from and take over at once. */
export function MeasureProposalsPage() {
  const text = useText()
  const answer = useAnswer(readMeasureProposals, {}, { keep: true })
  const found = answer.data
  return (
    <Page
      title={text('startingSet.title')}
      crumbs={<Link to="/measures">{text('place.measures')}</Link>}
      lede={
        found && found.proposals.length > 0 ? (
          <RichText name="startingSet.lede" values={{ count: found.proposals.length }} />
        ) : null
      }
    >
      <MeasureParts />
      <Loaded answer={answer}>{(proposals) => <Body found={proposals} />}</Loaded>
    </Page>
  )
}

function Body({ found }: { found: Proposals }) {
  const text = useText()
  const written = useWritten()
  const taking = useTakingOver(found.proposals)
  const columns = useProposalColumns(taking)
  if (!found.adopted) {
    return (
      <>
        <p>{text('startingSet.noEdition')}</p>
        <ButtonLink to="/standards">{text('today.lookAtStandards')}</ButtonLink>
      </>
    )
  }
  const themes = Map.groupBy(found.proposals, ({ theme }) => theme)
  return (
    <>
      {found.proposals.length === 0 ? (
        <>
          <p>{text('startingSet.none')}</p>
          <ButtonLink look="quiet" to="/measures">
            {text('startingSet.back')}
          </ButtonLink>
        </>
      ) : (
        <p className="small">{text('startingSet.explain')}</p>
      )}
      {[...themes].map(([theme, proposals]) => {
        const [first] = proposals
        const name = first ? written.inLanguage(first.themeName) : theme
        const title = text('measures.counted', { name, count: proposals.length })
        return (
          <Section key={theme} title={title} id={`theme-${theme}`}>
            <DataTable
              label={title}
              rows={proposals}
              rowKey={({ subject }) => subject}
              columns={columns}
              selection={
                taking.may
                  ? { has: taking.has, set: taking.set, name: (one) => written.inLanguage(one.title) }
                  : undefined
              }
            />
          </Section>
        )
      })}
      {found.leftOut.length > 0 ? (
        <Section title={text('startingSet.leftOut', { count: found.leftOut.length })}>
          <p className="small">{text('startingSet.leftOutExplain')}</p>
          <ul className={styles.points}>
            {found.leftOut.map(({ edition, editionName, number, title }) => (
              <li key={`${edition} ${number}`}>
                <Link to={`/standards/${edition}/${number}`}>
                  {editionName} {number} {written.inLanguage(title)}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {taking.may && (taking.chosen.length > 0 || taking.problem) ? <TakeOverBar taking={taking} /> : null}
    </>
  )
}
