// Functions that run in a page: plain JavaScript, since nothing else here knows the types of a browser.

/** Texts whose contrast to their ground is lower than this, in the words of a failure. */
export function listFaintTexts(least) {
  const parse = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const linear = (part) =>
    part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = ([red, green, blue]) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const groundOf = (element) => {
    for (let place = element; place !== null; place = place.parentElement) {
      const colour = parse(getComputedStyle(place).backgroundColor);
      if ((colour[3] ?? 1) > 0) return colour;
    }
    return [255, 255, 255];
  };
  const hasText = ({ childNodes }) =>
    [...childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const shown = [...document.querySelectorAll('body *')].filter(
    (element) => element.getClientRects().length > 0,
  );
  return shown.filter(hasText).flatMap((element) => {
    const pair = [parse(getComputedStyle(element).color), groundOf(element)].map(luminance);
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    return ratio < least ? [`${ratio.toFixed(2)} ${element.tagName}: ${element.textContent}`] : [];
  });
}

export const readGround = () => getComputedStyle(document.body).backgroundColor;

/** What makes the page wider than its window; none where nothing does. */
export function listTooWide() {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth,
  );
  return wide.map(
    ({ tagName, className, textContent }) => `${tagName}.${className}: ${textContent.slice(0, 60)}`,
  );
}

export const isFocusedAndSeen = (element) =>
  element === document.activeElement && element.getBoundingClientRect().top >= 0;

/** The share of each colour of a picture. */
export async function countColours(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: image.width,
    height: image.height,
  });
  const drawing = canvas.getContext('2d');
  drawing.drawImage(image, 0, 0);
  const { data } = drawing.getImageData(0, 0, image.width, image.height);
  const shares = {};
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.slice(at, at + 3).join();
    shares[colour] = (shares[colour] ?? 0) + 4 / data.length;
  }
  return shares;
}
