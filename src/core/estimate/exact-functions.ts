/**
 * Exponential, logarithm and normal distribution from additions, multiplications, divisions and square roots alone, which IEEE 754 rounds in one way
 * only. `Math.exp` and `Math.log` may differ in the last bit from one machine to another, and one bit in one draw would make another report.
 */
const perHalving = 64
const steps = new Float64Array(perHalving)
const powers = new Float64Array(2047)
{
  // 2^(1/64), 2^(2/64), 2^(4/64) … by taking roots of 2.
  const roots: number[] = []
  for (let root = Math.sqrt(2), n = 1; n < perHalving; n *= 2, root = Math.sqrt(root)) roots.unshift(root)
  for (let place = 0; place < perHalving; place += 1)
    steps[place] = roots.reduce((product, root, bit) => ((place >> bit) & 1 ? product * root : product), 1)
  for (let exponent = -1023, power = 2 ** -1023; exponent <= 1023; exponent += 1, power *= 2)
    powers[exponent + 1023] = power
}

// ln 2 / 64 in two parts: the first is short enough for its multiples to be exact.
const stepHigh = 0.010830424667801708
const stepLow = 2.8447437476627285e-11

/** e^x to about 1 part in 10^15; 0 and Infinity where that is beyond a number. */
export function exp(x: number): number {
  if (x < -708) return 0
  if (x > 709) return Number.POSITIVE_INFINITY
  const count = Math.floor(x * (perHalving / Math.LN2) + 0.5)
  const rest = x - count * stepHigh - count * stepLow
  const small = rest + rest * rest * (0.5 + rest * (1 / 6 + rest * (1 / 24 + rest * (1 / 120))))
  const step = steps[count & (perHalving - 1)] as number
  return (step + step * small) * (powers[(count >> 6) + 1023] as number)
}

/** The natural logarithm of a number above 0, to about 1 part in 10^15. */
export function log(x: number): number {
  let exponent = 0
  let rest = x
  for (; rest >= 1.5; rest /= 2) exponent += 1
  for (; rest < 0.75; rest *= 2) exponent -= 1
  // ln r = 2 artanh((r - 1) / (r + 1)), of which the argument is at most 1/5.
  const t = (rest - 1) / (rest + 1)
  let sum = 0
  for (let odd = 25; odd >= 1; odd -= 2) sum = sum * t * t + 1 / odd
  return exponent * Math.LN2 + 2 * t * sum
}

const density = (x: number) => exp(-0.5 * x * x - 0.9189385332046728)

/**
 * The chance that a standard normal variable is at most x, to about 1 part in 10^12: near the middle the series of Marsaglia 2004, 'Evaluating the
 * normal distribution', in the tails the continued fraction of Laplace.
 */
export function normalAtMost(x: number): number {
  if (x > 3) return 1 - normalAtMost(-x)
  if (x < -3) {
    let fraction = -x
    for (let term = 80; term >= 1; term -= 1) fraction = term / fraction - x
    return density(x) / fraction
  }
  let sum = x
  for (let term = x, before = 0, odd = 3; sum !== before; odd += 2) {
    before = sum
    term *= (x * x) / odd
    sum += term
  }
  return 0.5 + sum * density(x)
}
