// Rows out of what a spreadsheet or a word processor puts on the clipboard.

const KINDS = {CONTENT: 'Nội dung', WORDING: 'Câu chữ', LEGAL: 'Pháp lý', FEASIBILITY: 'Khả thi'};

export const kinds = Object.entries(KINDS);

/** Without diacritics and case, for comparison. */
export const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  .replace(/\s+/g, ' ').trim();

const isKind = text => fold(text) === '' || kinds.some(([, label]) => fold(label) === fold(text));

const HEADS = {
  clause: /^(dieu|khoan|muc|phan|vi tri|noi dung du thao)/, kind: /^(loai|phan loai)/,
  comment: /^(noi dung|gop y|y kien)/, proposed: /^(de xuat|de nghi|kien nghi|phuong an)/
};

/** Cells between tabs, lines between rows; a cell in quotes may hold both, as spreadsheets write it. */
function cellsOfText(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1).push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += c;
        i++;
      } else if (c === '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c === '"' && cell === '') {
      quoted = true;
    } else if (c === '\t') {
      endCell();
    } else if (c === '\n') {
      endCell();
      rows.push([]);
    } else if (c !== '\r') {
      cell += c;
    }
  }
  endCell();
  return rows;
}

function cellsOfTable(source) {
  const table = new DOMParser().parseFromString(source, 'text/html').querySelector('table');
  const lines = cell => {
    cell.querySelectorAll('br').forEach(br => br.replaceWith('\n'));
    const blocks = [...cell.querySelectorAll('p, li, div')].filter(block => !block.querySelector('p, li, div'));
    return (blocks.length > 1 ? blocks.map(block => block.textContent.replace(/\s+/g, ' ').trim()).join('\n')
      : cell.textContent.replace(/[^\S\n]+/g, ' ')).split('\n').map(line => line.trim()).join('\n').trim();
  };
  return table && [...table.rows].map(row => [...row.cells].map(lines));
}

/** Cells of a copied table, or null when it is only a text. */
export function copiedTable(clipboard) {
  const fromHtml = cellsOfTable(clipboard.getData('text/html') || '');
  const text = clipboard.getData('text/plain') || '';
  const rows = (fromHtml ?? (text.includes('\t') ? cellsOfText(text) : []))
    .filter(cells => cells.some(cell => cell.trim()));
  return rows.length && Math.max(...rows.map(cells => cells.length)) > 1 ? rows : null;
}

/** Which column holds what: by the heading if there is one, otherwise by the usual order. */
function columnsOf(rows) {
  const heads = rows[0].map(cell => fold(cell));
  const named = {};
  for (const [field, pattern] of Object.entries(HEADS)) {
    const at = heads.findIndex((head, i) => head.length < 40 && pattern.test(head) && !Object.values(named).includes(i));
    if (at >= 0) {
      named[field] = at;
    }
  }
  if (named.comment !== undefined && Object.keys(named).length > 1) {
    return {columns: named, heading: true};
  }
  const width = Math.max(...rows.map(cells => cells.length));
  // Tables often begin with a running number; a column of clauses may count like one, but then the kind follows.
  const counts = rows.length > 1 && rows.every((cells, i) => (cells[0] ?? '').trim().replace(/\.$/, '') === String(i + 1));
  const skip = width > 2 && counts && !rows.every(cells => isKind(cells[1] ?? '')) ? 1 : 0;
  const order = width - skip >= 4 ? ['clause', 'kind', 'comment', 'proposed']
    : width - skip === 3 ? ['clause', 'comment', 'proposed'] : ['clause', 'comment'];
  return {columns: Object.fromEntries(order.map((field, i) => [field, i + skip])), heading: false};
}

/** @returns {{values, problems: string[]}[]} one a copied row; problems say in Vietnamese what is wrong with it */
export function readRows(table) {
  const {columns, heading} = columnsOf(table);
  const used = Math.max(...Object.values(columns)) + 1;
  return table.slice(heading ? 1 : 0).map(cells => {
    const cell = field => columns[field] === undefined ? '' : (cells[columns[field]] ?? '').trim();
    const problems = [];
    const word = fold(cell('kind'));
    const kind = word === '' ? 'CONTENT' : kinds.find(([, label]) => fold(label) === word)?.[0];
    if (!kind) {
      problems.push(`loại “${cell('kind')}” không có (Nội dung, Câu chữ, Pháp lý, Khả thi)`);
    }
    if (!cell('clause')) {
      problems.push('thiếu điều khoản');
    }
    if (!cell('comment')) {
      problems.push('thiếu nội dung góp ý');
    }
    if (cells.slice(used).some(extra => extra.trim())) {
      problems.push(`có nhiều hơn ${used} cột`);
    }
    // What has no column of its own stays in the text rather than being lost.
    const rest = [kind ? '' : cell('kind'), ...(heading ? [] : cells.slice(used))].filter(text => text.trim());
    return {problems, values: {clause: cell('clause'), kind: kind ?? 'CONTENT',
      comment: [cell('comment'), ...rest].filter(Boolean).join('\n'), proposed: cell('proposed')}};
  });
}
