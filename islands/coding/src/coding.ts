/**
 * The coding room's pages: whole rows and columns of a grid ticked at once.
 */

import { tickGrid } from "./ticking.ts";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-tick-grid]")) tickGrid(form);
