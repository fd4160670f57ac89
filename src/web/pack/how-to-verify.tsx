import { readCheckpoint } from '../../features/trail/trail.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { RichText, useText } from '../session/text.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import styles from './packs.module.css'

/** What an auditor does with a pack, offline, and what that proves. */
export function HowToVerify() {
  const text = useText()
  const { data } = useAnswer(readCheckpoint, {})
  return (
    <>
      <ol className={styles.steps}>
        <li>
          <RichText name="packs.check.unpack" />
        </li>
        <li>
          {text('packs.check.run')}
          <pre>node verify-pack.mjs pack.zip</pre>
          <a href="/api/pack-verifier" download="verify-pack.mjs">
            {text('packs.verifier')}
          </a>
        </li>
        {data?.verifierKey ? (
          <li>
            {text('packs.check.key')}
            <p>
              <code className={styles.hash}>{data.verifierKey}</code>
            </p>
            <CopyButton value={data.verifierKey} />
          </li>
        ) : null}
      </ol>
      <p>{text('packs.check.says')}</p>
      <p>{text('packs.check.not')}</p>
    </>
  )
}
