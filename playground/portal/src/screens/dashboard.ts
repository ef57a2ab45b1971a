import { h } from '../dom';
import { heading } from '../parts';
import type { Portal, Screen } from '../portal';
import { sessionStore } from '../sessions';
import type { Project, Reading, ReviewPacket } from '../studio-api';
import { packetList } from './packet-list';
import { projectCard } from './project-card';
import { fillRoom } from './reading';
import { deskSkeleton } from './skeleton';

interface Desk {
  projects: Project[];
  packets: ReviewPacket[];
}

export function dashboardScreen(portal: Portal): Screen {
  const room = h('div', { class: 'desk-room' }, greeting(), deskSkeleton());
  void fillRoom(portal, room, (session) => readDesk(portal, session), drawDesk);
  return { title: 'Your project', frame: 'desk', content: [room] };
}

async function readDesk(
  portal: Portal,
  session: Parameters<typeof portal.api.projects>[0],
): Promise<Reading<Desk>> {
  const [projects, packets] = await Promise.all([portal.api.projects(session), portal.api.packets(session)]);
  if (!projects.ok) return projects;
  if (!packets.ok) return packets;
  return { ok: true, value: { projects: projects.value, packets: packets.value } };
}

function drawDesk({ projects, packets }: Desk): Node[] {
  const cards = projects.length > 0 ? projects.map(projectCard) : [noProjectYet()];
  const work = h('section', { class: 'desk-projects', 'aria-label': 'Project' }, ...cards);
  return [greeting(), h('div', { class: 'desk-columns' }, work, packetList(packets))];
}

function noProjectYet(): HTMLElement {
  const sentence =
    'Your studio is still setting things up. You will find your project here as soon as it begins.';
  return h('div', { class: 'card empty' }, h('h2', {}, 'No project yet'), h('p', {}, sentence));
}

function greeting(): HTMLElement {
  return heading(greetingFor(new Date().getHours(), sessionStore.read()?.user.username ?? ''));
}

function greetingFor(hour: number, username: string): string {
  const time =
    hour < 5 ? 'Good evening' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
  const firstName = username.includes('@') ? '' : (username.split(' ')[0] ?? '');
  return firstName ? `${time}, ${firstName}` : time;
}
