/** The stories of the requirements, step by step, for the page that plays them and the test that checks them. */
@NullMarked
package org.onedoor.demo.story;

import org.jspecify.annotations.NullMarked;
