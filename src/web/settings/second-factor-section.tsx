import { useState } from 'react'
import { removeSecondFactor, renewRecoveryCodes } from '../../features/account/second-factor.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { AskPassword } from './ask-password.tsx'
import { SetUpSecondFactor } from './set-up-second-factor.tsx'

type Act = 'set-up' | 'renew' | 'remove'

/** Whether signing in takes a code besides the password, and the ways to change that. */
export function SecondFactorSection({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const text = useText()
  const { session } = useSession()
  const on = session.person?.secondFactor ?? false
  const missing = session.organisation?.secondFactorMissing ?? false
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  return (
    <Section
      title={text('factor.title')}
      beside={
        <Verdict state={on ? 'holds' : missing ? 'fails' : 'open'}>{text(on ? 'factor.on' : 'factor.off')}</Verdict>
      }
    >
      <p>{text(on ? 'factor.onExplain' : 'factor.offExplain')}</p>
      {act === 'set-up' ? <SetUpSecondFactor onCodes={onCodes} onCancel={stop} /> : null}
      {act === 'renew' ? <Renew onCodes={onCodes} onCancel={stop} /> : null}
      {act === 'remove' ? <Remove onDone={stop} /> : null}
      {act !== null ? null : on ? (
        <div className="row">
          <Button look="quiet" onPress={() => setAct('renew')}>
            {text('factor.renew')}
          </Button>
          <Button look="lose" onPress={() => setAct('remove')}>
            {text('factor.remove')}
          </Button>
        </div>
      ) : (
        <Button look={missing ? 'main' : 'quiet'} onPress={() => setAct('set-up')}>
          {text('factor.start')}
        </Button>
      )}
    </Section>
  )
}

function Renew({ onCodes, onCancel }: { onCodes: (codes: readonly string[]) => void; onCancel: () => void }) {
  const text = useText()
  const renew = useCommand(renewRecoveryCodes)
  return (
    <AskPassword
      explain={text('factor.renewExplain')}
      act={text('factor.renew')}
      onCancel={onCancel}
      submit={async (password) => onCodes((await renew.mutateAsync({ body: { password } })).recoveryCodes)}
    />
  )
}

function Remove({ onDone }: { onDone: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const remove = useCommand(removeSecondFactor)
  return (
    <AskPassword
      explain={text('factor.removeExplain')}
      act={text('factor.remove')}
      lose
      onCancel={onDone}
      submit={async (password) => {
        await remove.mutateAsync({ body: { password } })
        announce(text('factor.removed'))
        onDone()
      }}
    />
  )
}
