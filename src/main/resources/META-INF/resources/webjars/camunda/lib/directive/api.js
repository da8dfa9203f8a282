// Calls of /api/v1. Failures carry the Vietnamese sentence that the server gives.

import {appRoot} from './session.js';

export class ApiError extends Error {
  constructor(message, status, problem = {}) {
    super(message);
    this.status = status;
    this.problem = problem;
  }
}

const OFFLINE = 'Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.';

/** Proof for commands that the page is ours. */
export const token = () => /(?:^|; )XSRF-DIRECTIVE=([^;]*)/.exec(document.cookie)?.[1] ?? '';

const problem = (status, text) => {
  try {
    const given = JSON.parse(text);
    return new ApiError(given.detail || 'Hệ thống chưa thực hiện được yêu cầu.', status, given);
  } catch {
    return new ApiError('Hệ thống chưa thực hiện được yêu cầu. Hãy thử lại.', status);
  }
};

export const url = path => `${appRoot()}/api/v1${path}`;

/** Reads JSON. */
export async function get(path) {
  let response;
  try {
    response = await fetch(url(path), {headers: {Accept: 'application/json'}, credentials: 'same-origin'});
  } catch {
    throw new ApiError(OFFLINE, 0);
  }
  if (!response.ok) {
    throw problem(response.status, await response.text());
  }
  return response.json();
}

/** Sends a command without content; it arrives even when the person leaves the page meanwhile. */
export async function post(path, method = 'POST') {
  let response;
  try {
    response = await fetch(url(path), {method, keepalive: true, credentials: 'same-origin',
      headers: {Accept: 'application/json', 'X-XSRF-DIRECTIVE': token()}});
  } catch {
    throw new ApiError(OFFLINE, 0);
  }
  if (!response.ok) {
    throw problem(response.status, await response.text());
  }
}

/**
 * Sends JSON and reads JSON.
 *
 * @param version that the person has seen of what is changed (If-Match)
 * @param keepalive lets it arrive though the person leaves the page; browsers allow that for small contents only
 */
export async function send(method, path, body, {version, keepalive = false} = {}) {
  let response;
  try {
    response = await fetch(url(path), {method, keepalive, credentials: 'same-origin',
      headers: {Accept: 'application/json', 'X-XSRF-DIRECTIVE': token(),
        ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
        ...(version === undefined ? {} : {'If-Match': `"${version}"`})},
      body: body === undefined ? undefined : JSON.stringify(body)});
  } catch {
    throw new ApiError(OFFLINE, 0);
  }
  const text = await response.text();
  if (!response.ok) {
    throw problem(response.status, text);
  }
  return text ? JSON.parse(text) : null;
}

/** Sends a form with files; fetch cannot tell how far it is. */
export function upload(path, form, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url(path));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-XSRF-DIRECTIVE', token());
    request.upload.onprogress = e => e.lengthComputable && onProgress(Math.round((e.loaded * 100) / e.total));
    request.onerror = () => reject(new ApiError(OFFLINE, 0));
    request.onload = () => request.status < 300
      ? resolve(request.responseText ? JSON.parse(request.responseText) : null)
      : reject(problem(request.status, request.responseText));
    request.send(form);
  });
}
