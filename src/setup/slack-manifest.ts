import { readFileSync } from 'node:fs';

/** The same depth below the project's root from src/ and from dist/. */
const FILE = new URL('../../manifest.yml', import.meta.url);
const EXAMPLE = 'https://funnelbot.example.com';
const HTTP_ONLY = '# HTTP only';

/** How Slack reaches the bot: at a public address, or (null) over Socket Mode. */
export type PublicAddress = string | null;

const readManifest = (): string => readFileSync(FILE, 'utf8');

/** The manifest made ready for one way in, without its comments, which the address of a page has no room for. */
const manifestFor = (address: PublicAddress, manifest: string = readManifest()): string => {
  const kept = manifest
    .split('\n')
    .filter((line) => address !== null || !line.includes(HTTP_ONLY))
    .map((line) => line.replace(/(^|\s+)# .*$/, '').trimEnd())
    .filter((line) => line !== '' && line !== '#')
    .join('\n');
  return address === null
    ? kept.replace('socket_mode_enabled: false', 'socket_mode_enabled: true')
    : kept.replaceAll(EXAMPLE, address.replace(/\/+$/, ''));
};

/** Opens Slack's "create an app" page with everything filled in. */
export const manifestLink = (address: PublicAddress, manifest?: string): string =>
  `https://api.slack.com/apps?new_app=1&manifest_yaml=${inAddress(manifestFor(address, manifest))}`;

/** Without the brackets and quotes that terminals take for the end of a link. */
const inAddress = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** The bot scopes that the manifest asks for. */
export const manifestScopes = (manifest: string = readManifest()): readonly string[] => {
  const scopes = /^ {2}scopes:\n {4}bot:\n((?: {6}- .*\n| {6}#.*\n)+)/m.exec(manifest)?.[1] ?? '';
  return [...scopes.matchAll(/^ {6}- (\S+)/gm)].flatMap(([, scope]) => (scope === undefined ? [] : [scope]));
};
