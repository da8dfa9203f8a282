// The number of unread notices, kept current. One window of a browser holds the connection and tells the others,
// since browsers allow only six connections to a server.

import {get, url} from './api.js';

const NAME = 'directive-unread';
const POLL = 30_000;

function poll(tell) {
  const ask = async () => {
    try {
      tell(await get('/notifications/unread'));
    } catch (error) {
      if (error.status === 401) {
        return;
      }
    }
    setTimeout(ask, POLL);
  };
  ask();
}

function listen(tell) {
  const source = new EventSource(url('/notifications/stream'));
  source.addEventListener('unread', event => tell(JSON.parse(event.data)));
  source.addEventListener('end', () => source.close());
  source.addEventListener('error', () => {
    // While it only lost the connection, the browser tries again by itself.
    if (source.readyState === EventSource.CLOSED) {
      poll(tell);
    }
  });
}

/** @param tell called with {count, newest} at once and whenever they change */
export function followUnread(tell) {
  if (!window.EventSource || !window.BroadcastChannel || !navigator.locks) {
    poll(tell);
    return;
  }
  const others = new BroadcastChannel(NAME);
  others.addEventListener('message', event => tell(event.data));
  get('/notifications/unread').then(tell, () => {});
  navigator.locks.request(NAME, () => new Promise(() => listen(unread => {
    tell(unread);
    others.postMessage(unread);
  })));
}
