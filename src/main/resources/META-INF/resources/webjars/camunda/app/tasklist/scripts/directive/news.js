// How much others have done in a dossier since this person last looked at it in this browser.

import {get} from '../../../../lib/directive/api.js';

const PREFIX = 'directive.seen.';
const MOST = 20;

const storageKey = (person, directiveId) => `${PREFIX}${person}.${directiveId}`;

/** @returns {Promise<{count: number, newest: number}>} count: what others have added, up to 20; newest: id of the latest entry */
export async function newsOf(person, directiveId) {
  const {items} = await get(`/directives/${directiveId}/timeline?size=${MOST}`);
  const newest = Math.max(0, ...items.map(({id}) => id));
  const seen = Number(localStorage.getItem(storageKey(person, directiveId)));
  if (!seen) {
    looked(person, directiveId, newest);
    return {count: 0, newest};
  }
  return {count: items.filter(({id, by}) => id > seen && by !== person).length, newest};
}

/** The person has seen everything up to this entry. */
export function looked(person, directiveId, newest) {
  try {
    localStorage.setItem(storageKey(person, directiveId), newest);
  } catch {
    // A browser that keeps nothing tells of nothing new.
  }
}
