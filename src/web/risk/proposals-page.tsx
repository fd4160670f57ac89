import { useState } from 'react'
import { readRiskChoices } from '../../features/risk/risks.contract.ts'
import { ChoosePerson } from '../measures/choose-person.tsx'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { ProposalAssets } from './proposal-assets.tsx'
import styles from './risk.module.css'
import type { RiskChoices } from './risk.ts'
import { RiskParts } from './risk-parts.tsx'
import { type ProposedThreat, type TakingRisks, useTakingRisks } from './use-taking-risks.ts'

/** Threats that fit an asset, or several of one kind: to choose from and record as risks at once. */
export function RiskProposalsPage() {
  const text = useText()
  const answer = useAnswer(readRiskChoices, {}, { keep: true })
  return (
    <Page
      title={text('risk.proposals')}
      crumbs={<Link to="/risks">{text('place.risks')}</Link>}
      lede={text('risk.proposalsLede')}
    >
      <RiskParts />
      <Loaded answer={answer}>
        {(choices) =>
          choices.assets.length === 0 ? (
            <>
              <p>{text('risk.noAssets')}</p>
              <ButtonLink to="/assets">{text('risk.step.act.assets')}</ButtonLink>
            </>
          ) : (
            <Body choices={choices} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Body({ choices }: { choices: RiskChoices }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('risk:write')
  const taking = useTakingRisks(choices)
  const byGroup = Map.groupBy(taking.threats, ({ group }) => group)
  return (
    <>
      <ProposalAssets choices={choices} taking={taking} />
      {taking.kind === null ? (
        <p className="small">{text('risk.proposalsChoose')}</p>
      ) : (
        choices.groups
          .filter(({ id }) => byGroup.has(id))
          .map(({ id, name }) => {
            const threats = byGroup.get(id) ?? []
            const title = text('measures.counted', { name: written.inLanguage(name), count: threats.length })
            return (
              <Section key={id} title={title} id={`group-${id}`}>
                <DataTable
                  label={title}
                  rows={threats}
                  rowKey={(one) => one.id}
                  columns={[
                    {
                      key: 'title',
                      head: text('risk.threat'),
                      width: 'wide',
                      cell: (one) => (
                        <div className={styles.title}>
                          <b>{written.inLanguage(one.title)}</b>
                          <div className="small">{written.inLanguage(one.description)}</div>
                        </div>
                      ),
                    },
                    { key: 'there', head: text('risk.there'), cell: (one) => <There threat={one} taking={taking} /> },
                  ]}
                  selection={
                    may
                      ? {
                          has: taking.has,
                          set: taking.set,
                          name: (one) => written.inLanguage(one.title),
                          can: (one) => taking.missing(one) > 0,
                        }
                      : undefined
                  }
                />
              </Section>
            )
          })
      )}
      {may && (taking.count > 0 || taking.problem) ? <TakeBar taking={taking} /> : null}
    </>
  )
}

/** For how many of the chosen assets a threat is in the register already. */
function There({ threat, taking }: { threat: ProposedThreat; taking: TakingRisks }) {
  const text = useText()
  if (!taking.ready) return null
  const missing = taking.missing(threat)
  const there = taking.assets.length - missing
  if (there === 0) return <span className="small">{text('risk.notThere')}</span>
  return missing === 0 ? (
    <Verdict state="holds">{text('risk.isThere')}</Verdict>
  ) : (
    <Verdict state="part">{text('risk.partlyThere', { count: there, of: taking.assets.length })}</Verdict>
  )
}

/** Records what was chosen; stays in sight at the bottom. */
function TakeBar({ taking }: { taking: TakingRisks }) {
  const text = useText()
  const [role, setRole] = useState('')
  const [owner, setOwner] = useState<string | null>(null)
  return (
    <section className={styles.bar} aria-label={text('risk.selection')}>
      {taking.problem ? <Problem problem={taking.problem} /> : null}
      <div className={styles.take}>
        <ChoosePerson
          label={text('risk.ownerPerson')}
          chosen={null}
          field={{ name: 'owner', value: owner, onChange: setOwner, error: undefined }}
        />
        <TextField
          label={text('risk.field.ownerRole')}
          optional
          field={{ name: 'role', value: role, onChange: setRole, error: undefined }}
        />
      </div>
      <div className="row">
        <Button onPress={() => void taking.takeOver({ owner, ownerRole: role.trim() })} busy={taking.busy}>
          {text('risk.takeOver', { count: taking.count })}
        </Button>
        <Button look="bare" onPress={taking.clear}>
          {text('staff.clearSelection')}
        </Button>
        {taking.busy ? (
          <progress
            value={taking.done}
            max={taking.count}
            aria-label={text('risk.takeOver', { count: taking.count })}
          />
        ) : null}
        <span className="small">{text('risk.takeMeans')}</span>
      </div>
    </section>
  )
}
