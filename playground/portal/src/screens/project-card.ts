import { h } from '../dom';
import type { Milestone, Project } from '../studio-api';

const PHASES = ['discovery', 'design', 'build', 'launch', 'care'] as const;

const PHASE_NAMES: Record<(typeof PHASES)[number], string> = {
  discovery: 'Discovery',
  design: 'Design',
  build: 'Build',
  launch: 'Launch',
  care: 'Care',
};

/** Days without a time zone: noon would be the same day almost everywhere, UTC is everywhere. */
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

export function projectCard(project: Project): HTMLElement {
  return h(
    'article',
    { class: 'card project' },
    h('h2', {}, project.title),
    h('p', { class: 'summary' }, project.summary),
    phaseTrack(project.phase),
    project.milestones.length > 0 && milestones(project.milestones),
  );
}

function phaseTrack(phase: string): HTMLElement {
  const reached = PHASES.findIndex((name) => name === phase);
  const steps = PHASES.map((name, index) =>
    h(
      'li',
      {
        class: index < reached ? 'past' : index === reached ? 'now' : 'ahead',
        'aria-current': index === reached && 'step',
      },
      PHASE_NAMES[name],
    ),
  );
  return h('ol', { class: 'phases', 'aria-label': 'Phase of the project' }, ...steps);
}

function milestones(all: Milestone[]): HTMLElement {
  const next = all.find(({ done }) => !done);
  const doneCount = all.filter(({ done }) => done).length;
  return h(
    'div',
    { class: 'milestones' },
    h('h3', {}, 'Milestones ', h('span', { class: 'count' }, `${doneCount} of ${all.length} done`)),
    h('ul', {}, ...all.map((milestone) => milestoneRow(milestone, milestone === next))),
  );
}

function milestoneRow({ title, dueOn, done }: Milestone, isNext: boolean): HTMLElement {
  const state = done ? 'Done' : isNext ? 'Next' : 'Planned';
  return h(
    'li',
    { class: done ? 'done' : isNext ? 'next' : 'planned' },
    h('span', { class: 'tick', 'aria-hidden': 'true' }, done ? '✓' : ''),
    h('span', { class: 'milestone-title' }, title, h('span', { class: 'unseen' }, `, ${state}, `)),
    h('time', { datetime: dueOn }, dayInWords(dueOn)),
  );
}

function dayInWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : DAY.format(date);
}
