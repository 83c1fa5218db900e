@NullMarked
package org.onedoor.platform.web.components;

import org.jspecify.annotations.NullMarked;
