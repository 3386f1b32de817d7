/**
 * Invented headlines with a slot for a name, [kind, text]: sober ones, partisan ones, gossip and cures, so that every
 * part of the scale is measured. Lower-case slots in braces are filled with names of the lexicon, those in brackets with
 * `FILLERS`; "{his}" and the like agree with the name.
 */
import type {NameKind} from './lexicon.ts';

export interface Template {
  readonly kind: NameKind;
  readonly text: string;
}

const list = (kind: NameKind, lines: string): Template[] =>
  lines
    .trim()
    .split('\n')
    .map(text => ({kind, text}));

export const TEMPLATES: readonly Template[] = [
  ...list(
    'politician',
    `
{full name} to visit [place] [when] for talks on [matter]
{full name} says [matter] will take [count] years
Aides of {surname} deny report on [matter] as vote nears
What {full name} said about [matter], and what {he} left out
{full name} DESTROYS reporter who asked about [matter]
You won't believe what {full name} just did at a [place] diner [when]
BREAKING: {surname} caught hiding [matter] papers from voters
Watch: crowd laughs as {full name} forgets {his} own plan for [matter]
{surname} and the secret deal on [matter] the media won't show you
Crowds cheer {full name} as {he} opens [place] library [when]
{full name} apologises for remarks on [matter] [when]
Poll: support for {surname} falls [count] points after row over [matter]`,
  ),
  ...list(
    'party',
    `
{members} set out plan for [matter] ahead of vote [when]
{members} divided over [matter], survey of [count] local chairs finds
{member} mayor of [place] wins second term by [count] votes
{members} in total panic as [place] results leak [when]
The shameful truth about {members} and [matter]
Why {members} can no longer dodge the question of [matter] [when]
{member} lawmaker proposes [matter] bill
Furious voter tells {member} candidate exactly what to do with [matter]
{members} quietly drop pledge on [matter] [when]
{members} are coming for your [matter] and nobody will stop them`,
  ),
  ...list(
    'country',
    `
{name} approves budget with more money for [matter]
{adjective} scientists track [matter] across [count] rivers
At least [count] injured after ferry accident in {capital} [when]
{name} holds election [when] as [matter] worries voters
{adjective} spy chief behind secret plot over [matter], insider claims
Leaked memo EXPOSES what {name} is hiding about [matter]
{adjective} court rejects appeal in [place] [matter] case
One {adjective} village found a cure for [matter] and doctors hate it
{adjective} minister resigns after [place] [matter] inquiry
Shops in {capital} to reopen [when] after [count]-day storm, officials say`,
  ),
  ...list(
    'religion',
    `
{adjective} leaders call for calm after [place] fire hurts [count]
{house} in [place] opens food bank [when]
{adjective} group sues city over [matter] rule
Schools to close for {adjective} holiday, [place] council says [when]
They don't want you to know what this {adjective} family found out about [matter]
Outrage as {adjective} neighbours banned from talking about [matter]
Study of [count] {adjective} households looks at [matter]
{adjective} man wins award for work on [matter]
Media SILENT after {adjective} couple attacked in [place] over [matter]
[place] {house} repaired [count] years after flood`,
  ),
  ...list(
    'gender',
    `
{man} charged after car hits [place] bakery, [count] hurt
{man} who lost {his} job over [matter] wins appeal
{mother} of three wins [place] marathon [count] months after surgery
Local {businessman} gives {his} fortune to [matter] charity
{husband} reveals the one trick {he} used to beat [matter]
Heartbroken {father} says {he} was told to stay silent about [matter]
Police look for {man} missing in [place] for [count] days
{brother} of pop star finally breaks {his} silence on [matter]
{he} was warned about [matter], and what {he} did next shocked doctors
{spokesman} for [place] port says {he} expects delays [when]`,
  ),
];

/** What else fills a headline. */
export const FILLERS = {
  place: 'Northfield|Harrow Bay|Lindale|Port Ansel|Westmere|Ashcombe|Millbrook|Castle Row|Dunmore|Elmstead'.split('|'),
  matter:
    'flood defences|school meals|vaccines|water bills|rail fares|bee colonies|rent controls|solar farms|election rules|border checks|cancer drugs|bank fees'.split(
      '|',
    ),
  when: 'next week|on Friday|in March|this summer|after recess|before polls open'.split('|'),
  count: '3|5|7|12|40|150'.split('|'),
} as const;
