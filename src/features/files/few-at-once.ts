import type { Sender } from '../../platform/http/endpoint.ts'
import { fileRefusals } from './file-refusals.ts'

/** How many files one person or access token hands in at the same time. A script has no need to hand in many. */
const mostAtOnce = { token: 2, other: 4 }

/** Lets everybody hand in a few files at a time, so that nobody, however slow, takes the room of others. */
export function fewAtOnce() {
  const underWay = new Map<string, number>()
  return async <T>({ organisation, actor }: Sender, take: () => Promise<T>): Promise<T> => {
    const who = `${organisation} ${'id' in actor ? actor.id : actor.kind}`
    const most = mostAtOnce[actor.kind === 'token' ? 'token' : 'other']
    const now = underWay.get(who) ?? 0
    if (now >= most) throw fileRefusals.tooManyAtOnce(most)
    underWay.set(who, now + 1)
    try {
      return await take()
    } finally {
      const left = (underWay.get(who) ?? 1) - 1
      if (left > 0) underWay.set(who, left)
      else underWay.delete(who)
    }
  }
}
