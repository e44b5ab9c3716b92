import type { EventBody } from './event.ts';

/** Whether anything happened to a deal that says it is looked after: that somebody read a phone number does not. */
export const isTouch = ({ kind }: Pick<EventBody, 'kind'>): boolean => kind !== 'revealed';
