/**
 * The one door to SQL: data source (MySQL by URL, or an embedded MariaDB), dialect differences, transactions,
 * read-only snapshots, migrations, and the jOOQ classes of the system tables.
 * It knows nothing of what the tables mean: rooms bring their own Store classes and are handed a DSLContext.
 * Sends no events.
 */
@NullMarked
package io.yizhan.core.database;

import org.jspecify.annotations.NullMarked;
