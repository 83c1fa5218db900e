/** Signing in and out, and who can see what. */
@NullMarked
package org.onedoor.access.web;

import org.jspecify.annotations.NullMarked;
