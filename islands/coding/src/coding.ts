/**
 * The coding room's pages: grids ticked by rows and columns, the codebook's tree, marks put into groups.
 */

import { movableMarks } from "../page/board.ts";
import { tickGrid } from "../page/grid.ts";
import { movableTree } from "../page/tree.ts";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-tick-grid]")) tickGrid(form);
movableTree();
movableMarks();
