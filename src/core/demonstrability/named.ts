/** A thing that a reason names, so that one can go and look at it. */
export type Named = { id: string; title: string }
