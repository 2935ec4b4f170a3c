/**
 * Whole copies of database and files, and filling an empty database from one. A backup is a zip file of the rows of the system
 * tables, free of what differs between databases, and of the originals of assets; what can be derived is left out. Knows
 * nothing of content: to put the model in force and to fill derived tables after a restore is for the caller. Sends no events.
 */
@NullMarked
package io.yizhan.core.backup;

import org.jspecify.annotations.NullMarked;
