import { defaultDigests } from '../../domain/digests/digest-settings.ts';
import type { Language } from '../../domain/language.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { Role } from '../../domain/team/member.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import { identityOf, TEAM_CHANNEL, TENANT } from './channels.ts';
import type { PlaygroundPerson } from './http/wire.ts';

interface Newcomer {
  id: string;
  name: string;
  role: Role;
  language: Language | null;
}

/** Who is there from the start. The first one a workspace meets becomes its admin, so that is Ada. */
const TEAM: readonly Newcomer[] = [
  { id: 'ada', name: 'Ada', role: 'admin', language: null },
  { id: 'mia', name: 'Mia', role: 'manager', language: null },
  { id: 'amy', name: 'Amy', role: 'rep', language: null },
  { id: 'bob', name: 'Bob', role: 'rep', language: null },
  { id: 'wang', name: '王伟', role: 'rep', language: 'zh-CN' },
];

const ENROLLED = 'playground.enrolled';
const DIGESTS = 'playground.digests';

/** Who can be played: members of the team that the sample fills. */
export interface People {
  team(): Promise<Workspace>;
  all(): Promise<readonly PlaygroundPerson[]>;
  /** A person who was not there before; a taken name gets its own account all the same. */
  add(name: string): Promise<PlaygroundPerson>;
}

/**
 * The playground's people are members like any other: what an admin changes about them stays changed.
 * Enrols the team, once for each database.
 */
export const openPeople = async (store: Pick<Store, 'settings' | 'team'>): Promise<People> => {
  const { id: workspace } = await store.team.connect('playground', TENANT);
  if ((await store.settings.find(ENROLLED)) === null) {
    for (const one of TEAM) await enrol(store, one);
    await store.settings.save(ENROLLED, '1');
  }

  const team = async () => {
    const found = (await store.team.workspaces()).find(({ id }) => id === workspace);
    if (found === undefined) throw new Error('the playground has lost its workspace');
    return found;
  };

  const all = async () => {
    const { language } = await team();
    const people: PlaygroundPerson[] = [];
    for (const member of await store.team.members(workspace)) {
      const here = (await store.team.identities(member.workspace, member.id)).find(
        ({ platform, tenant }) => platform === 'playground' && tenant === TENANT,
      );
      if (here === undefined) continue;
      people.push({
        id: here.user,
        name: member.name,
        role: member.role,
        language: member.language ?? language,
      });
    }
    return people.sort((one, other) => order(one.id) - order(other.id));
  };

  return {
    team,
    all,
    async add(name) {
      const people = await all();
      const id = `guest-${people.length + 1}`;
      await enrol(store, { id, name, role: 'rep', language: null });
      const added = (await all()).find((one) => one.id === id);
      if (added === undefined) throw new Error('the new person did not arrive');
      return added;
    },
  };
};

/** Reps first: theirs is the view to try out. */
const order = (id: string): number => {
  const place = ['amy', 'bob', 'wang', 'mia', 'ada'].indexOf(id);
  return place < 0 ? 99 : place;
};

const enrol = async (
  { team }: Pick<Store, 'team'>,
  { id, name, role, language }: Newcomer,
): Promise<void> => {
  const { member } = await team.requestScope(identityOf({ id, name }, TEAM_CHANNEL));
  await team.saveMember(member.workspace, member.id, { name, role, language });
};

/**
 * Makes #sales the channel of the digests when there is first something to digest, unless somebody chose one by
 * then. Once for each database: what an admin turns off stays off.
 */
export const beginDigests = async (
  { settings, conversations }: Pick<Store, 'settings' | 'conversations'>,
  workspace: Workspace,
): Promise<void> => {
  if ((await settings.find(DIGESTS)) !== null) return;
  await settings.save(DIGESTS, '1');
  const channels = await conversations.list(workspace.id);
  const team = channels.find((one) => one.platform === 'playground' && one.external === TEAM_CHANNEL);
  if (team === undefined || channels.some(({ digests }) => digests)) return;
  await conversations.saveDigests(team.workspace, team.id, defaultDigests(workspace.digestMinute));
};
