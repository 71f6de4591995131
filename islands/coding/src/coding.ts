/**
 * The coding room's pages: grids ticked by rows and columns, the codebook's tree, marks put into groups.
 */

import { movableMarks } from "./board.ts";
import { tickGrid } from "./ticking.ts";
import { movableTree } from "./tree.ts";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-tick-grid]")) tickGrid(form);
movableTree();
movableMarks();
