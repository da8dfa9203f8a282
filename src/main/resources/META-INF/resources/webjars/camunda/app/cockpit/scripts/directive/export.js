// Fetches a list as .xlsx and hands it to the person.

import {ApiError, token, url} from '../../../../lib/directive/api.js';
import {html, nothing} from '../../../../lib/directive/html.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @param wanted which rows, in the order of the screen */
export async function download(path, wanted) {
  let response;
  try {
    response = await fetch(url(path), {method: 'POST', credentials: 'same-origin', body: JSON.stringify(wanted),
      headers: {Accept: `${XLSX}, application/problem+json`, 'Content-Type': 'application/json',
        'X-XSRF-DIRECTIVE': token()}});
  } catch {
    throw new ApiError('Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.', 0);
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new ApiError(problem.detail ?? 'Hệ thống chưa xuất được danh sách. Hãy thử lại.', response.status);
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = /filename\*?=(?:UTF-8'')?"?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1]
    ?? 'danh-sach.xlsx';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/**
 * A button that exports what is shown.
 *
 * @param state object of the page that keeps exporting and exportFailure between drawings
 */
export function exportButton(state, draw, count, path, wanted) {
  const start = async () => {
    state.exporting = true;
    state.exportFailure = null;
    draw();
    try {
      await download(path, wanted());
    } catch (error) {
      state.exportFailure = error.message;
    }
    state.exporting = false;
    draw();
  };
  return html`<button type="button" class="btn btn-default btn-sm directive-export"
      ?disabled=${state.exporting || count === 0} @click=${start}>${state.exporting ? 'Đang xuất…'
      : `Xuất Excel (${count.toLocaleString('vi-VN')} dòng)`}</button>${state.exportFailure
      ? html`<span class="directive-error" role="alert">${state.exportFailure}</span>` : nothing}`;
}
