/** The staff's pages of the directory. */
@NullMarked
package org.onedoor.directory.web;

import org.jspecify.annotations.NullMarked;
