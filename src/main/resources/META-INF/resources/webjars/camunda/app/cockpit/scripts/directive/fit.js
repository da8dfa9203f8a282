// Stock fits a diagram edge to edge, before the bars around it have their width: labels at its edges are cut.

const MARGIN = 24;

/**
 * Fits with a margin, now and whenever stock fits it again; a place that is in the address stays.
 *
 * @param top pixels that something covers at the top
 */
export function fitWithMargin(viewer, top = 0) {
  const canvas = viewer.get('canvas');
  const stockZoom = canvas.zoom.bind(canvas);
  const fit = () => {
    canvas.resized();
    const {inner, outer} = canvas.viewbox();
    const scale = Math.min(1, outer.width / (inner.width + 2 * MARGIN), (outer.height - top) / (inner.height + 2 * MARGIN));
    const width = outer.width / scale;
    const height = outer.height / scale;
    canvas.viewbox({x: inner.x - (width - inner.width) / 2, y: inner.y - (height + top / scale - inner.height) / 2, width,
      height});
    return scale;
  };
  canvas.zoom = (wanted, center) => wanted === 'fit-viewport' ? fit() : stockZoom(wanted, center);
  if (!new URLSearchParams(location.hash.split('?')[1] ?? '').has('viewbox')) {
    fit();
  }
}
