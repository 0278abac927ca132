// The colours of the chart: those of a light page, and what a dark one puts in their place.

export const COLOURS = {
  light: {
    page: '#ffffff',
    ink: '#1f2328',
    faint: '#59636e',
    ours: '#0969da',
    peer: '#8c959f',
    baseline: '#d1d9e0',
  },
  dark: {
    page: '#0d1117',
    ink: '#f0f6fc',
    faint: '#9198a1',
    ours: '#4493f8',
    peer: '#6e7681',
    baseline: '#3d444d',
  },
};

/**
 * Lets a picture that is drawn in the light colours follow the reader's scheme, and gives it a ground of its own. Every
 * element keeps its colour as an attribute: a renderer without CSS variables drops the rules and draws the light picture.
 */
export function followScheme(svg) {
  const names = Object.keys(COLOURS.light);
  const variables = (scheme) => names.map((name) => `--${name}:${COLOURS[scheme][name]}`).join(';');
  const rules = ['fill', 'stroke'].flatMap((property) =>
    names.map((name) => `[${property}="${COLOURS.light[name]}"]{${property}:var(--${name})}`),
  );
  const schemes = `svg{${variables('light')}}@media(prefers-color-scheme:dark){svg{${variables('dark')}}}`;
  const ground = `<rect width="100%" height="100%" rx="8" fill="${COLOURS.light.page}"/>`;
  const style = `<style>${schemes}${rules.join('')}</style>`;
  return plain(svg).replace(/(<svg[^>]*>)/, `$1\n${style}\n${ground}`);
}

/** Without the invisible areas and the hover colours of echarts, and with text centred by what every renderer knows. */
function plain(svg) {
  return svg
    .replaceAll(/<path [^>]*fill-opacity="0"[^>]*><\/path>\n?/g, '')
    .replaceAll(/<style ?>.*?<\/style>\n?/gs, '')
    .replaceAll(/ class="zr[^"]*"/g, '')
    .replaceAll('dominant-baseline="central"', 'dy="0.35em"');
}
