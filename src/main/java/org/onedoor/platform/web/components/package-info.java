/** What the page components take: the NHS design system's parts, and OneDoor's own, each as one typed record. */
@NullMarked
package org.onedoor.platform.web.components;

import org.jspecify.annotations.NullMarked;
