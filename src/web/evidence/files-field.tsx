import { useRef } from 'react'
import type { readUploadRules } from '../../features/files/files.contract.ts'
import type { Answer } from '../session/call.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { VerdictShape } from '../ui/verdict.tsx'
import styles from './evidence.module.css'
import { useDrop } from './use-drop.ts'
import type { ChosenFile, Files } from './use-files.ts'
import { useSizes } from './use-sizes.ts'

/** Files: dropped here, chosen, or taken with the camera of a telephone; each with how far it is. */
export function FilesField({
  files,
  rules,
  error,
}: {
  files: Files
  rules: Answer<typeof readUploadRules> | undefined
  error: string | undefined
}) {
  const text = useText()
  const sizes = useSizes()
  const choose = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement | null) => {
    if (input?.files) files.add(input.files)
    if (input) input.value = ''
  }
  const [over, area] = useDrop(files.add)
  return (
    <fieldset className={styles.files}>
      <legend>{text('evidence.files')}</legend>
      <div ref={area} className={styles.drop} data-over={over || undefined}>
        <p className={styles.dropWords}>{text('evidence.drop')}</p>
        <div className="row">
          <Button look="quiet" small onPress={() => choose.current?.click()}>
            {text('evidence.chooseFiles')}
          </Button>
          <span className={styles.camera}>
            <Button look="quiet" small onPress={() => camera.current?.click()}>
              {text('evidence.takePicture')}
            </Button>
          </span>
        </div>
        {rules ? (
          <p className="small">
            {text('evidence.fileRules', {
              endings: rules.endings.map((one) => one.toUpperCase()).join(', '),
              most: sizes(rules.most),
            })}
          </p>
        ) : null}
        <input
          ref={choose}
          type="file"
          multiple
          hidden
          aria-label={text('evidence.chooseFiles')}
          accept={rules?.endings.map((one) => `.${one}`).join(',')}
          onChange={(event) => take(event.currentTarget)}
        />
        <input
          ref={camera}
          type="file"
          hidden
          aria-label={text('evidence.takePicture')}
          accept="image/jpeg,image/png"
          capture="environment"
          onChange={(event) => take(event.currentTarget)}
        />
      </div>
      {files.files.length > 0 ? (
        <ul className={styles.chosen}>
          {files.files.map((one) => (
            <Chosen key={one.key} one={one} files={files} />
          ))}
        </ul>
      ) : null}
      {error ? (
        <p className={styles.wrong} data-invalid role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}

function Chosen({ one, files }: { one: ChosenFile; files: Files }) {
  const text = useText()
  const sizes = useSizes()
  const { name, size } = one.file
  return (
    <li>
      <div className={styles.chosenLine}>
        {one.uploaded ? <VerdictShape state="holds" /> : one.problem ? <VerdictShape state="fails" /> : null}
        <span lang="" className={styles.name}>
          {name}
        </span>
        <span className="small">{sizes(size)}</span>
        {one.problem ? (
          <Button look="bare" small label={text('evidence.againOf', { name })} onPress={() => files.again(one.key)}>
            {text('problem.retry')}
          </Button>
        ) : null}
        <Button look="bare" small label={text('evidence.removeOf', { name })} onPress={() => files.remove(one.key)}>
          {text('evidence.remove')}
        </Button>
      </div>
      {one.problem ? (
        <p role="alert" className={styles.wrong}>
          {one.problem.code === 'unreachable' ? text('problem.unreachable') : one.problem.detail}
        </p>
      ) : one.uploaded ? null : (
        <progress max={1} value={one.share} aria-label={text('evidence.progressOf', { name })} />
      )}
    </li>
  )
}
