/** Where the transition between two editions stands; `assessment` is the old one whose answers are shown. */
export function transitionAddress(from: string, to: string, assessment?: string): string {
  return `/standards/${from}/transition/${to}${assessment ? `?assessment=${assessment}` : ''}`
}

export const numberOf = (subject: string): string => subject.slice(subject.lastIndexOf('/') + 1)
