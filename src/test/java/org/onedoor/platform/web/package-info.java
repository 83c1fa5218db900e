@NullMarked
package org.onedoor.platform.web;

import org.jspecify.annotations.NullMarked;
