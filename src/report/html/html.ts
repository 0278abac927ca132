/** A piece of HTML that is safe to show. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

/** HTML in which everything that is not HTML already is text: what clients sent can neither mark up nor close anything. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(String.raw({ raw: pieces }, ...parts.map(toText)));
}

export const NOTHING = html``;

function toText(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'number') return String(part);
  return typeof part === 'string' ? escapeText(part) : part.map(({ text }) => text).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replaceAll(UNSEEN, '\uFFFD');
}

/** What no browser shows, or what turns the direction of the text around it. */
const UNSEEN = /(?![\t\n])\p{Cc}|\p{Surrogate}|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
