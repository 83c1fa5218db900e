/** The demo's own pages: its time, and the stories. */
@NullMarked
package org.onedoor.demo.web;

import org.jspecify.annotations.NullMarked;
