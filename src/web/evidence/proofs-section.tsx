import { useState } from 'react'
import { readMeasureEvidence } from '../../features/evidence/evidence.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './evidence.module.css'
import { verdictOfEvidence } from './evidence.ts'
import { EvidenceSheet } from './evidence-sheet.tsx'
import { RequestSheet } from './request-sheet.tsx'

type Found = Answer<typeof readMeasureEvidence>
type Proof = Found['proofs'][number]
type Props = { measure: { id: string; title: string; ended: boolean } }

/** Each proof that a measure expects: fresh until, stale since, or never handed in; and the way to add some. */
export function ProofsSection({ measure }: Props) {
  const maySee = useMaySee('evidence:read')
  return maySee ? <Proofs measure={measure} /> : null
}

function Proofs({ measure }: Props) {
  const text = useText()
  const may = useMay('evidence:add') && !measure.ended
  const answer = useAnswer(readMeasureEvidence, { params: { id: measure.id } })
  const mayAsk = useMay('evidence:request') && !measure.ended
  const [adding, setAdding] = useState<{ proof: string | null } | null>(null)
  const [asking, setAsking] = useState<{ proof: string; title: string } | null>(null)
  return (
    <Section
      title={text('evidence.page')}
      id="evidence"
      beside={
        <>
          <Link to={`/evidence?measure=${measure.id}`}>{text('evidence.allOfMeasure')}</Link>
          {may ? (
            <Button look="bare" small onPress={() => setAdding({ proof: null })}>
              {text('evidence.add')}
            </Button>
          ) : null}
        </>
      }
    >
      <Loaded answer={answer}>
        {(found) => (
          <>
            {found.proofs.length === 0 ? <p className="small">{text('evidence.noProofs')}</p> : null}
            <ul className={styles.plain}>
              {found.proofs.map((proof) => (
                <li key={proof.id}>
                  <ProofLine
                    proof={proof}
                    measure={measure.id}
                    onAdd={may ? () => setAdding({ proof: proof.id }) : null}
                    onAsk={mayAsk ? () => setAsking({ proof: proof.id, title: proof.title }) : null}
                  />
                </li>
              ))}
            </ul>
            {found.general > 0 ? (
              <p className="small">{text('evidence.generalCount', { count: found.general })}</p>
            ) : null}
            {found.asked > 0 ? (
              <p className="small">
                <Link to={`/evidence/requests?measure=${measure.id}`}>
                  {text('request.waitingCount', { count: found.asked })}
                </Link>
              </p>
            ) : null}
          </>
        )}
      </Loaded>
      {asking ? <RequestSheet about={{ measure: measure.id, ...asking }} onClose={() => setAsking(null)} /> : null}
      {adding ? (
        <EvidenceSheet supports={[{ measure: measure.id, proof: adding.proof }]} onClose={() => setAdding(null)} />
      ) : null}
    </Section>
  )
}

type LineProps = { proof: Proof; measure: string; onAdd: (() => void) | null; onAsk: (() => void) | null }

function ProofLine({ proof, measure, onAdd, onAsk }: LineProps) {
  const text = useText()
  const written = useWritten()
  const day = proof.until ? written.day(proof.until) : ''
  const words = {
    fresh: text('evidence.freshUntil', { day }),
    soon: text('evidence.freshUntil', { day }),
    stale: text('evidence.wasFreshUntil', { day }),
    never: text('evidence.never'),
  }
  return (
    <>
      <div className={styles.chosenLine}>
        <b className={styles.name} lang="">
          {proof.title}
        </b>
        <Verdict state={verdictOfEvidence(proof.state)}>{words[proof.state]}</Verdict>
        {onAdd ? (
          <Button look="quiet" small label={text('evidence.addFor', { proof: proof.title })} onPress={onAdd}>
            {text('evidence.addShort')}
          </Button>
        ) : null}
        {onAsk ? (
          <Button look="bare" small label={text('request.askFor', { proof: proof.title })} onPress={onAsk}>
            {text('request.askShort')}
          </Button>
        ) : null}
      </div>
      {proof.newest ? (
        <p className="small">
          {text('evidence.newest')}{' '}
          <Link to={`/evidence/${proof.newest.id}`} lang="">
            {proof.newest.title}
          </Link>{' '}
          {text('evidence.newestPeriod', {
            from: written.day(proof.newest.periodFrom),
            to: written.day(proof.newest.periodTo),
          })}
          {proof.items > 1 ? (
            <>
              {' '}
              <Link to={`/evidence?measure=${measure}&proof=${proof.id}`}>
                {text('evidence.allItems', { count: proof.items })}
              </Link>
            </>
          ) : null}
        </p>
      ) : null}
    </>
  )
}
