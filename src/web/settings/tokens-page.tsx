import { useState } from 'react'
import { listAccessTokens, withdrawAccessToken } from '../../features/evidence/tokens.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import styles from './settings.module.css'
import { TokenSheet } from './token-sheet.tsx'

type Token = Answer<typeof listAccessTokens>['items'][number]
const marks: Record<Token['state'], State> = { valid: 'holds', expired: 'soon', withdrawn: 'none' }

/** Access tokens with which scripts hand in evidence. */
export function TokensPage() {
  const text = useText()
  const may = useMay('tokens:manage')
  const answer = useAnswer(listAccessTokens, {})
  const [making, setMaking] = useState(false)
  const make = may ? <Button onPress={() => setMaking(true)}>{text('tokens.make')}</Button> : null
  const some = (answer.data?.items.length ?? 0) > 0
  return (
    <Page title={text('place.tokens')} lede={some ? text('tokens.lede') : null} action={some ? make : null}>
      <Loaded answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyPage purpose={text('tokens.lede')} auditor={text('tokens.auditor')} step={make} />
          ) : (
            <TokenTable tokens={items} may={may} />
          )
        }
      </Loaded>
      <Section title={text('tokens.how')}>
        <p>{text('tokens.howText')}</p>
        <pre className={styles.command}>
          <code>{`ZORGBORG_TOKEN=… bin/zorgborg evidence add report.csv --server ${location.origin} \\\n  --measure "…" --proof "…" --from 2026-03-01 --to 2026-03-31`}</code>
        </pre>
      </Section>
      {making ? <TokenSheet onClose={() => setMaking(false)} /> : null}
    </Page>
  )
}

function TokenTable({ tokens, may }: { tokens: Token[]; may: boolean }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawAccessToken)
  const [asked, setAsked] = useState<Token | null>(null)
  const columns = [
    { key: 'name', head: text('tokens.name'), cell: ({ name }: Token) => <span lang="">{name}</span> },
    {
      key: 'measures',
      head: text('tokens.for'),
      cell: ({ measures }: Token) =>
        measures.length === 0 ? (
          text('tokens.anyMeasure')
        ) : (
          <span lang="">{written.list(measures.map(({ title }) => title))}</span>
        ),
    },
    {
      key: 'state',
      head: text('evidence.state'),
      cell: ({ state, expiresAt }: Token) => (
        <Verdict state={marks[state]}>{text(`tokenState.${state}`, { day: written.dayOf(expiresAt) })}</Verdict>
      ),
    },
    {
      key: 'used',
      head: text('tokens.used'),
      cell: ({ lastUsedAt }: Token) => (lastUsedAt ? written.instant(lastUsedAt) : text('tokens.neverUsed')),
    },
    {
      key: 'made',
      head: text('tokens.made'),
      spare: true,
      cell: ({ madeBy, madeAt }: Token) => `${madeBy}, ${written.dayOf(madeAt)}`,
    },
    {
      key: 'acts',
      head: text('people.acts'),
      unseen: true,
      cell: (one: Token) =>
        may && one.state !== 'withdrawn' ? (
          <Button look="bare" small label={text('tokens.withdrawOf', { name: one.name })} onPress={() => setAsked(one)}>
            {text('tokens.withdraw')}
          </Button>
        ) : null,
    },
  ]
  return (
    <>
      <DataTable label={text('place.tokens')} rows={tokens} rowKey={({ id }) => id} columns={columns} />
      <Question
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={text('tokens.withdrawTitle', { name: asked?.name ?? '' })}
        act={text('tokens.withdraw')}
        busy={withdraw.isPending}
        onAct={() => {
          if (!asked) return
          withdraw.mutate(
            { params: { id: asked.id }, ifMatch: asked.revision },
            {
              onSuccess: () => {
                setAsked(null)
                announce(text('tokens.withdrawnNow'))
              },
            },
          )
        }}
      >
        {text('tokens.withdrawHint')}
      </Question>
    </>
  )
}
