import { html, type Markup } from "./markup";

/** A table that scrolls by itself where the screen is narrower, also by the keyboard. */
export function scrollable(captionId: string, table: Markup): Markup {
  return html`<div class="scroll" role="group" tabindex="0" aria-labelledby="${captionId}">${table}</div>`;
}
