/** The sections of the page that hold for any results. */
import {quoteFunction} from './excerpt.ts';
import type {StudySection} from './part.ts';

/** Why each step is taken, before any of them is measured. */
export function writeArgument(): StudySection {
  const text = `A headline is short, yet what decides how it must be read can stand far from what it decides: "Doctors say the cure that
nobody wants you to know about is useless" means the opposite of its first ten words. Hence, step by step:

1. **A plain network** sees the mean of the words. It knows which words stand in a headline, and not in which order.
2. **A simple recurrent network** reads word by word and carries one state along. The state is overwritten at each word: what
   the first word said passes through as many multiplications as there are words after it, and so does the error that should
   teach it. Both fade, or explode (Bengio, Simard and Frasconi 1994).
3. **An LSTM** (Hochreiter and Schmidhuber 1997) keeps a cell beside the state, to which is added and from which is taken
   through gates. While the forget gate is open, nothing is multiplied away.
4. **A bidirectional LSTM** (Schuster and Paliwal 1997) reads from the end, too: each word is seen with what comes before it and
   with what follows.
5. **What ships** adds what the data asked for rather than the argument: pooling over all words, hashed word pairs, and
   reading unlabelled headlines first.

Whether a step pays is a question of measurement. The tables below answer it, also where the answer is no.`;
  return {heading: 'The argument', text, plots: {}};
}

/** Gates, state and both directions, beside the code that computes them. */
export function writeMathematics(): StudySection {
  const text = `With the vector \`x[t]\` of word t and the state \`h[t-1]\` before it, each direction computes four sums at each
word, of weights W, U and b of its own (σ is the logistic function, · multiplies value by value):

| sum | formula | asks |
|---|---|---|
| input gate | \`i = σ(Wi x[t] + Ui h[t-1] + bi)\` | how much of the new content is let in? |
| forget gate | \`f = σ(Wf x[t] + Uf h[t-1] + bf)\` | how much of the old content stays? |
| new content | \`g = tanh(Wg x[t] + Ug h[t-1] + bg)\` | what does this word say? |
| output gate | \`o = σ(Wo x[t] + Uo h[t-1] + bo)\` | how much is shown? |

Then the cell is \`c[t] = f · c[t-1] + i · g\` and the state \`h[t] = o · tanh(c[t])\`. Along the cell, the derivative of c[t] by
c[t-1] is f: with gates near 1 an error reaches the first word undiminished, where a simple network multiplies it by
\`Uᵀ diag(1 - h[t]²)\` at each word. The forget gates start with a bias of 1, so that a fresh cell remembers.

This is one step for a batch of headlines, in the AssemblyScript that trains the network. The sums have been computed before; \`last\`
is c[t-1], four values to a vector:

${quoteFunction('src/training/kernel/cell.ts', 'stepForward')}

And the same step backwards: \`dc\` is what the loss says of the cell, and what it hands on to the word before is \`dc\` times the forget gate.

${quoteFunction('src/training/kernel/cell.ts', 'stepBackward')}

The second direction runs the same code over the words from the last to the first, with weights of its own:
its state at word t knows what follows, that of the first direction what came before. The output sees both: in the textbook networks
above the forward state at the last word and the backward state at the first, in the shipped one maximum and mean of both over all
words. A simple recurrent network has one sum and no gate, \`h[t] = tanh(W x[t] + U h[t-1] + b)\`:

${quoteFunction('src/training/kernel/simple-cell.ts', 'squashForward')}

TensorFlow.js is the oracle of all of them in \`test/unit/training/study/networks/engine.test.ts\`: losses and every gradient agree
to four decimals.`;
  return {heading: 'The mathematics of the cell, beside the code', text, plots: {}};
}

/** How the page came about. */
export function writeRerun(command: string): StudySection {
  const text = `With the data sets in \`../shared/data\` (or where \`--data\` says):

    npm run study                      # everything: two processes, results kept in .cache/training/study
    npm run study -- --only published  # one part of it
    npm run study -- --page            # only writes this page from models/study.json

Measured last by \`${command}\`. An interrupted run resumes with what it has. Seeds are fixed, and all arithmetic is that of
WebAssembly and JavaScript: the same settings give the same figures.`;
  return {heading: 'How to rerun it', text, plots: {}};
}
