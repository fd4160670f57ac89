import { useState } from 'react'
import { decideEach, listProposals } from '../../features/applicability/proposals.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { keyOf } from './control.ts'
import { type Proposal, type Proposals, together, whereOf } from './proposals.ts'
import styles from './statement.module.css'
import { useProposalColumns } from './use-proposal-columns.tsx'
import { WaitingSection } from './waiting-section.tsx'

/** As many decisions as the contract takes at once. */
const mostAtOnce = 250

/** What the facts propose about controls that are undecided. Nothing is decided until somebody accepts it here. */
export function ProposalsPage() {
  const text = useText()
  const answer = useAnswer(listProposals, {}, { keep: true })
  const found = answer.data
  return (
    <Page
      title={text('proposal.page')}
      crumbs={<Link to="/statement">{text('place.statement')}</Link>}
      lede={found ? <ProposalsLede found={found} /> : null}
    >
      <Loaded answer={answer}>{(proposals) => <Body found={proposals} />}</Loaded>
    </Page>
  )
}

function ProposalsLede({ found }: { found: Proposals }) {
  const text = useText()
  if (found.items.length === 0) return <>{text(found.waiting.length > 0 ? 'proposal.noneYet' : 'proposal.none')}</>
  return <RichText name="proposal.lede" values={{ count: found.items.length }} />
}

function Body({ found }: { found: Proposals }) {
  const text = useText()
  const out = found.items.filter(({ applies }) => !applies)
  const others = found.items.filter(({ applies }) => applies)
  const accepting = useAccepting(found.items)
  return (
    <>
      <WaitingSection waiting={found.waiting} />
      {out.length > 0 ? (
        <Section title={text('proposal.out', { count: out.length })} id="out">
          <p className="small">{text('proposal.outExplain')}</p>
          <Proposed proposals={out} label={text('proposal.out', { count: out.length })} accepting={accepting} />
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section title={text('proposal.in', { count: others.length })} id="in">
          <p className="small">{text('proposal.inExplain')}</p>
          <Proposed proposals={others} label={text('proposal.in', { count: others.length })} accepting={accepting} />
        </Section>
      ) : null}
      {found.items.length === 0 && found.waiting.length === 0 ? (
        <ButtonLink look="quiet" to="/statement">
          {text('proposal.back')}
        </ButtonLink>
      ) : null}
      {accepting.may && (accepting.chosen.length > 0 || accepting.problem) ? <AcceptBar accepting={accepting} /> : null}
    </>
  )
}

type Accepting = ReturnType<typeof useAccepting>
type ProposedProps = { proposals: readonly Proposal[]; label: string; accepting: Accepting }

function Proposed({ proposals, label, accepting }: ProposedProps) {
  const written = useWritten()
  const columns = useProposalColumns()
  return (
    <div className={styles.table}>
      <DataTable
        label={label}
        rows={together(proposals)}
        rowKey={({ about }) => keyOf(about)}
        columns={columns}
        selection={
          accepting.may
            ? {
                has: ({ all }) => all.every(accepting.has),
                set: (groups, selected) =>
                  accepting.set(
                    groups.flatMap(({ all }) => all),
                    selected,
                  ),
                name: ({ about }) => `${about.requirement} ${written.inLanguage(about.title)}`,
              }
            : undefined
        }
      />
    </div>
  )
}

function AcceptBar({ accepting }: { accepting: Accepting }) {
  const text = useText()
  const count = accepting.chosen.length
  return (
    <section className={styles.bar} aria-label={text('statement.selection')}>
      {accepting.problem ? <Problem problem={accepting.problem} /> : null}
      <div className="row">
        <b role="status">{text('statement.selected', { count })}</b>
        <Button
          onPress={() => void accepting.accept()}
          busy={accepting.busy}
          disabled={count === 0 || count > mostAtOnce}
        >
          {text('proposal.accept', { count })}
        </Button>
        <Button look="bare" onPress={accepting.clear}>
          {text('statement.clearSelection')}
        </Button>
        {count > mostAtOnce ? <span className="small">{text('statement.atMost', { count: mostAtOnce })}</span> : null}
      </div>
      <p className="small">{text('proposal.acceptMeans')}</p>
    </section>
  )
}

/** Which proposals are selected, and accepting them as they are on screen: all or none. */
function useAccepting(proposals: readonly Proposal[]) {
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const decide = useCommand(decideEach)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const chosen = proposals.filter((one) => picked.has(keyOf(one)))
  const factsOf = (one: Proposal): BodyOf<typeof decideEach>['decisions'][number]['facts'] => ({
    applies: one.applies,
    reasons: one.reasons,
    law: one.law[language],
    contract: one.contract[language],
    justification: one.justification[language],
    presence: null,
    description: '',
    since: null,
    basis: one.basis,
  })
  const accept = async () => {
    setProblem(null)
    try {
      const decisions = chosen.map((one) => ({ ...whereOf(one), revision: 0, facts: factsOf(one) }))
      const { decided } = await decide.mutateAsync({ body: { decisions } })
      setPicked(new Set())
      announce(text('statement.decidedTogether', { count: decided }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    }
  }
  return {
    may: useMay('applicability:decide'),
    chosen,
    has: (one: Proposal) => picked.has(keyOf(one)),
    set: (some: readonly Proposal[], selected: boolean) =>
      setPicked((before) => {
        const keys = some.map(keyOf)
        return new Set(selected ? [...before, ...keys] : [...before].filter((key) => !keys.includes(key)))
      }),
    clear: () => {
      setPicked(new Set())
      setProblem(null)
    },
    accept,
    busy: decide.isPending,
    problem,
  }
}
