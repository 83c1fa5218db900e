/** PostgreSQL: our own launcher, the roles, the connection pools. */
@NullMarked
package org.onedoor.platform.database;

import org.jspecify.annotations.NullMarked;
