// A file of the dossier, seen without a download: PDF in the browser's own viewer, pictures, and the text of the rest.

import {get, url} from '../../../../lib/directive/api.js';
import {html, render} from '../../../../lib/directive/html.js';
import {paragraphs} from './paragraphs.js';

export const contentUrl = (documentId, number) => url(`/documents/${documentId}/versions/${number}/content`);

/**
 * @param host empty element
 * @param file {documentId, number, fileName}
 * @returns what paragraphs() gives when the file shows as text, else null
 */
export async function preview(host, {documentId, number, fileName}) {
  const content = contentUrl(documentId, number);
  const label = `Xem trước ${fileName}`;
  render(html`<p role="status">Đang mở “${fileName}”…</p>`, host);
  try {
    const {show} = await get(`/documents/${documentId}/versions/${number}/preview`);
    if (show === 'FRAME') {
      render(html`
        <iframe class="directive-frame" src=${content} title=${label}></iframe>
        <p><a href=${content} target="_blank" rel="noopener">Mở “${fileName}” trong thẻ mới</a></p>`, host);
      return null;
    }
    if (show === 'IMAGE') {
      render(html`<img class="directive-image" src=${content} alt=${fileName}>`, host);
      return null;
    }
    const text = await get(`/documents/${documentId}/versions/${number}/text`);
    render(text.paragraphs.length === 0 ? html`<p>Tệp không có chữ nào.</p>` : html`<div></div>`, host);
    return text.paragraphs.length === 0 ? null : {all: text.paragraphs, ...paragraphs(host.querySelector('div'), label, text)};
  } catch (error) {
    render(html`
      <p class="directive-error" role="alert">${error.message}</p>
      <p><a href=${content} download>Tải “${fileName}” về</a></p>`, host);
    return null;
  }
}
