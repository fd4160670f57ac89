import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from './button.tsx'
import { useFocusBack } from './focus-back.ts'
import { Problem } from './problem.tsx'
import styles from './sheet.module.css'

type QuestionProps = {
  opened: boolean
  title: string
  /** What will be lost, and what stays. */
  children: ReactNode
  act: string
  busy?: boolean
  problem?: ApiProblem | null
  onAct: () => void
  onClose: () => void
}

/** Asks before something is taken away, and says what is lost by it. */
export function Question(props: QuestionProps) {
  const text = useText()
  useFocusBack(props.opened)
  return (
    <Modal.Root
      opened={props.opened}
      onClose={props.onClose}
      centered
      classNames={{ title: styles.title, header: styles.header }}
      transitionProps={{ duration: 100 }}
      data-locks-scroll
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.header}>
          <Modal.Title>{props.title}</Modal.Title>
          <Modal.CloseButton aria-label={text('sheet.close')} />
        </div>
        <Modal.Body className={styles.question}>
          <div className="stack">
            <div>{props.children}</div>
            {props.problem ? <Problem problem={props.problem} /> : null}
            <div className="row">
              <Button look="lose" onPress={props.onAct} busy={props.busy}>
                {props.act}
              </Button>
              <Button look="bare" onPress={props.onClose}>
                {text('sheet.cancel')}
              </Button>
            </div>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
