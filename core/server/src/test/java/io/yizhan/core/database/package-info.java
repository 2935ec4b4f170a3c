/** Tests of the database room, and {@link TestDatabase}, the fixture of all rooms. */
@NullMarked
package io.yizhan.core.database;

import org.jspecify.annotations.NullMarked;
