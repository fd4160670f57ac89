import { useState } from 'react'
import { verdictWords } from '../../core/demonstrability/chain-words.ts'
import { readReliances } from '../../features/demonstrability/reliances.contract.ts'
import { ReliedCell } from '../demonstrability/supplier-proof.tsx'
import { markOf, shownStateOf } from '../demonstrability/verdicts.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { requirementAddress } from '../standards/requirement-address.ts'
import { Button } from '../ui/button.tsx'
import { type DataColumn, DataTable } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { Measure } from './measure.ts'
import styles from './measures.module.css'
import { ReliesSheet } from './relies-sheet.tsx'

/** On whose services the measure relies, and what follows from that for each requirement that it serves. */
export function ReliesSection({ measure }: { measure: Measure }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('measures:write') && measure.state !== 'ended'
  const [open, setOpen] = useState(false)
  const { relies } = measure
  if (relies.length === 0 && !may) return null
  return (
    <Section
      title={text('relies.title')}
      id="relies"
      beside={
        may ? (
          <Button look="bare" small onPress={() => setOpen(true)}>
            {text('relies.change')}
          </Button>
        ) : null
      }
    >
      {relies.length === 0 ? <p className="small">{text('relies.none')}</p> : null}
      <ul className={styles.served}>
        {relies.map(({ service, name, supplier, supplierName, endedOn, onlyHereBecause }) => (
          <li key={service}>
            <Link to={`/suppliers/${supplier}`}>{supplierName}</Link>:{' '}
            {endedOn === null ? name : text('relies.ended', { name, day: written.day(endedOn) })}
            {onlyHereBecause === '' ? null : (
              <p className="small">{text('relies.onlyHereSays', { reason: onlyHereBecause })}</p>
            )}
          </li>
        ))}
      </ul>
      {relies.length > 0 ? <Follows measure={measure.id} /> : null}
      {open ? <ReliesSheet measure={measure} onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}

type Found = Answer<typeof readReliances>
type Row = Found['requirements'][number] & { relied: Found['requirements'][number]['services'][number] }

function Follows({ measure }: { measure: string }) {
  const text = useText()
  const written = useWritten()
  const answer = useAnswer(readReliances, { params: { measure } })
  const columns: DataColumn<Row>[] = [
    {
      key: 'requirement',
      head: text('supplierProof.requirement'),
      width: 'wide',
      cell: (one) => (
        <>
          <Link to={requirementAddress(one.edition, one.kind, one.number)}>
            {one.number} {written.inLanguage(one.title)}
          </Link>
          <span className={`small ${styles.under}`}>{one.editionName}</span>
        </>
      ),
    },
    {
      key: 'covers',
      head: text('supplierProof.covers'),
      cell: ({ relied }) => <ReliedCell relied={relied} column="covers" />,
    },
    {
      key: 'why',
      head: text('chain.why'),
      width: 'wide',
      cell: ({ relied }) => <ReliedCell relied={relied} column="why" />,
    },
    {
      key: 'state',
      head: text('supplierProof.state'),
      cell: ({ state }) => (
        <Verdict state={markOf[shownStateOf({ state, until: null }, '')]}>
          {written.inLanguage(verdictWords[state])}
        </Verdict>
      ),
    },
  ]
  return (
    <>
      <h3>{text('relies.follows')}</h3>
      <Loaded answer={answer}>
        {({ requirements, sum }) =>
          sum.all === 0 ? (
            <p className="small">{text('relies.servesNothing')}</p>
          ) : (
            <>
              <p className="small">{text('relies.sum', sum)}</p>
              <DataTable
                label={text('relies.follows')}
                rows={requirements.flatMap((one) => one.services.map((relied): Row => ({ ...one, relied })))}
                rowKey={(one) => `${one.edition} ${one.requirement} ${one.relied.service}`}
                columns={columns}
              />
            </>
          )
        }
      </Loaded>
    </>
  )
}
