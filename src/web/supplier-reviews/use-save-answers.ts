import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { openQuestionnaireLink, saveLinkedAnswer } from '../../features/supplier-reviews/answering.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import type { Opened } from './supplier-review.ts'

type Given = Opened['answers'][number]
export type Typed = Pick<BodyOf<typeof saveLinkedAnswer>, 'answer' | 'explanation'>
export type SaveState = 'saving' | 'saved' | { problem: ApiProblem }

/** Keys that follow on each other are saved as one. */
const restMs = 700

const nothing = (question: string): Given => ({
  ...{ question, answer: null, explanation: '', carried: false, by: '', at: '', revision: 0, asks: null },
})

/**
 * Saves each answer as it is given, one after another for each question and with the revision that was seen. Where it was changed elsewhere
 * meanwhile, what was filled in there is shown, and beside it what was typed here (`mine`), until somebody chooses. What could not be saved is
 * tried again with the next change, by asking, and before handing in.
 */
export function useSaveAnswers(token: string, opened: Opened) {
  const { call } = useSession()
  const from = useMemo(() => new Map(opened.answers.map((one) => [one.question, one])), [opened])
  const [answers, setAnswers] = useState<ReadonlyMap<string, Given>>(from)
  const [states, setStates] = useState<ReadonlyMap<string, SaveState>>(new Map())
  const latest = useRef(new Map<string, Given>(from))
  const waiting = useRef(new Map<string, number>())
  const running = useRef(new Map<string, Promise<ApiProblem | null>>())
  const failed = useRef(new Set<string>())
  const leaving = useRef(false)
  const [mine, setMine] = useState<ReadonlyMap<string, readonly Typed[]>>(new Map())

  const put = useCallback((given: Given) => {
    latest.current.set(given.question, given)
    setAnswers(new Map(latest.current))
  }, [])
  const say = useCallback((question: string, state: SaveState | null) => {
    setStates((all) => {
      const next = new Map(all)
      if (state === null) next.delete(question)
      else next.set(question, state)
      return next
    })
  }, [])

  const save = useCallback(
    async (question: string): Promise<ApiProblem | null> => {
      window.clearTimeout(waiting.current.get(question))
      waiting.current.delete(question)
      await running.current.get(question)
      const sent = latest.current.get(question)
      if (!sent) return null
      const keep = async (): Promise<ApiProblem | null> => {
        try {
          const saved = await call(saveLinkedAnswer, {
            body: { token, question, answer: sent.answer, explanation: sent.explanation, seen: sent.revision },
            keepalive: leaving.current,
          })
          const now = latest.current.get(question) ?? sent
          // What was typed meanwhile stays, over the revision that was just made.
          put(now === sent ? saved : { ...now, revision: saved.revision })
          if (now === sent) say(question, 'saved')
          return null
        } catch (error) {
          if (!(error instanceof ApiProblem)) throw error
          if (error.code !== 'changed-meanwhile') throw error
          const anew = await call(openQuestionnaireLink, { body: { token } })
          const { answer, explanation } = latest.current.get(question) ?? sent
          window.clearTimeout(waiting.current.get(question))
          waiting.current.delete(question)
          put(anew.answers.find((one) => one.question === question) ?? nothing(question))
          setMine((all) => new Map(all).set(question, [...(all.get(question) ?? []), { answer, explanation }]))
          say(question, null)
          return error
        }
      }
      failed.current.delete(question)
      const work = keep().catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error
        failed.current.add(question)
        say(question, { problem: error })
        return error
      })
      running.current.set(question, work)
      const problem = await work
      running.current.delete(question)
      return problem
    },
    [call, token, put, say],
  )

  const give = useCallback(
    (question: string, typed: Typed) => {
      const before = latest.current.get(question) ?? nothing(question)
      put({ ...before, ...typed, carried: false })
      say(question, 'saving')
      window.clearTimeout(waiting.current.get(question))
      const at = before.answer === typed.answer ? restMs : 0
      waiting.current.set(
        question,
        window.setTimeout(() => void save(question), at),
      )
    },
    [put, say, save],
  )

  /** Resolves when everything that was typed was kept. Throws why something was not: nobody hands in what is not on screen. */
  const settle = useCallback(async () => {
    const sent = await Promise.all([...new Set([...waiting.current.keys(), ...failed.current])].map(save))
    const problem = [...sent, ...(await Promise.all(running.current.values()))].find((one) => one !== null)
    if (problem) throw problem
  }, [save])

  useEffect(() => {
    // Whoever closes the page right after typing loses nothing that the browser lets go out.
    const leave = () => {
      leaving.current = true
      void settle().catch(() => undefined)
    }
    // A page can come back as it was left.
    const back = () => {
      leaving.current = false
    }
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', back)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', back)
    }
  }, [settle])

  /** Shows what the server has; throws where it cannot be read. */
  const readAnew = useCallback(async () => {
    const anew = await call(openQuestionnaireLink, { body: { token } })
    latest.current = new Map(anew.answers.map((one) => [one.question, one]))
    setAnswers(new Map(latest.current))
    setStates(new Map())
  }, [call, token])

  /** Lets go of what was typed here and is not shown: it was chosen, or left out. */
  const letGo = useCallback((question: string, typed: Typed) => {
    setMine((all) => new Map(all).set(question, all.get(question)?.filter((one) => one !== typed) ?? []))
  }, [])

  return { answers, states, mine, give, settle, readAnew, letGo }
}
export type SaveAnswers = ReturnType<typeof useSaveAnswers>
