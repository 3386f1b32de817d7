/** Limited-memory BFGS (Nocedal and Wright 2006, algorithm 7.5), for the smooth convex problem of the baseline. */

/** Value at `x`; writes the gradient. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

interface Step {
  readonly change: Float64Array;
  readonly gradientChange: Float64Array;
  readonly curvature: number;
}

/** Steps remembered. */
const MEMORY = 8;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(target: Float64Array, source: Float64Array, scale: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += scale * source[i]!;
}

/** The two loops: gradient to direction of descent. */
function findDirection(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = gradient.map(value => -value);
  const weights = new Array<number>(steps.length);
  for (let i = steps.length - 1; i >= 0; i--) {
    weights[i] = dot(steps[i]!.change, direction) / steps[i]!.curvature;
    addScaled(direction, steps[i]!.gradientChange, -weights[i]!);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = last.curvature / dot(last.gradientChange, last.gradientChange);
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  }
  for (const [i, step] of steps.entries()) {
    addScaled(direction, step.change, weights[i]! - dot(step.gradientChange, direction) / step.curvature);
  }
  return direction;
}

/**
 * Minimises a smooth function from `x` on, in place, with a backtracking line search.
 * @returns the value reached
 */
export function minimize(objective: Objective, x: Float64Array, {iterations = 100, tolerance = 1e-5} = {}): number {
  const gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  const steps: Step[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const direction = findDirection(gradient, steps);
    const slope = dot(direction, gradient);
    const trial = new Float64Array(x.length);
    const trialGradient = new Float64Array(x.length);
    let length = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let reached = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 30; tries++, length /= 2) {
      trial.set(x);
      addScaled(trial, direction, length);
      reached = objective(trial, trialGradient);
      if (reached <= value + 1e-4 * length * slope) break;
    }
    if (!(reached < value)) return value;
    const change = trial.map((v, i) => v - x[i]!);
    const gradientChange = trialGradient.map((v, i) => v - gradient[i]!);
    const curvature = dot(change, gradientChange);
    if (curvature > 1e-12) steps.push({change, gradientChange, curvature});
    if (steps.length > MEMORY) steps.shift();
    const gain = value - reached;
    x.set(trial);
    gradient.set(trialGradient);
    value = reached;
    if (gain < tolerance * Math.max(1, Math.abs(value))) return value;
  }
  return value;
}
