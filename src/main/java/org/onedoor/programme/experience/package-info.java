/** How people who use services, carers, staff and partners find them: asked by links that name nobody, shown only of many. */
@NullMarked
package org.onedoor.programme.experience;

import org.jspecify.annotations.NullMarked;
