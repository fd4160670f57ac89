import { changeDigest, readDigest } from '../../features/rhythm/following.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { useShownAtOnce } from '../session/shown-at-once.ts'
import { useText } from '../session/text.tsx'
import { ChoiceField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'

const rhythms = ['day', 'week', 'never'] as const
type Digest = Answer<typeof readDigest>

/** How often one is mailed what is due; kept at once. */
export function DigestSection() {
  const text = useText()
  const answer = useAnswer(readDigest, {})
  return (
    <Section title={text('digest.title')} id="digest">
      <Loaded answer={answer}>{(digest) => <Choice digest={digest} />}</Loaded>
    </Section>
  )
}

function Choice({ digest }: { digest: Digest }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const change = useCommand(changeDigest)
  const { every, revision, nextAt, address, mail } = digest
  const [shown, show] = useShownAtOnce(every, change.isPending)
  return (
    <div className="stack">
      {mail === 'not-configured' ? <Remark>{text('digest.noMail')}</Remark> : null}
      {change.error ? <Problem problem={change.error} /> : null}
      <ChoiceField<(typeof rhythms)[number]>
        label={text('digest.every')}
        hint={text('digest.explain', { address })}
        field={{
          name: 'every',
          value: shown,
          error: undefined,
          onChange: (value) => {
            if (value === null || value === every || change.isPending) return
            show(value)
            change.mutate(
              { ifMatch: revision, body: { every: value } },
              { onSuccess: () => announce(text('digest.saved')) },
            )
          },
        }}
        choices={rhythms.map((value) => ({ value, label: text(`digest.every.${value}`) }))}
      />
      {nextAt && mail === 'works' ? (
        <p className="small">{text('digest.next', { moment: written.instant(nextAt) })}</p>
      ) : null}
    </div>
  )
}
