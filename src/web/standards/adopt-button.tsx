import { adoptEdition } from '../../features/standards/standards.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'

/** Adopts one edition at once; nothing is lost by it, so it asks nothing. */
export function AdoptButton({ edition, look }: { edition: { id: string; name: string }; look: 'main' | 'quiet' }) {
  const text = useText()
  const announce = useAnnounce()
  const adopt = useCommand(adoptEdition)
  const act = () => {
    const done = () => announce(text('standards.adopted', { count: 1 }))
    // As a promise: by then this button may be gone. What goes wrong is shown beside it.
    adopt.mutateAsync({ params: { edition: edition.id } }).then(done, () => {})
  }
  return (
    <>
      {adopt.error ? <Problem problem={adopt.error} /> : null}
      <Button
        look={look}
        label={text('standards.adoptName', { name: edition.name })}
        busy={adopt.isPending}
        onPress={act}
      >
        {text('standards.adopt')}
      </Button>
    </>
  )
}
