/** Pathways across services: entry criteria, stages with their evidence, versions that the partners agree. */
@org.jspecify.annotations.NullMarked
package org.onedoor.directory.pathway;
