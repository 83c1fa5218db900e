/** Pathways across services: entry criteria, stages with their evidence, versions that the partners agree. */
@NullMarked
package org.onedoor.directory.pathway;

import org.jspecify.annotations.NullMarked;
