/**
 * Brings entries in from other systems, and out. The import reads files (JSON lines, JSON, CSV) after a mapping file, writes entries by the
 * rules of an editor's save and publish, and remembers where each entry came from, so that importing again changes only
 * what changed at the source. It does not import pictures, and never overwrites what an editor changed since. The export
 * writes the entries of a type as they are at one moment, and the mapping that imports them again.
 * Sends no events of its own; entries send theirs.
 */
@NullMarked
package io.yizhan.core.transfer;

import org.jspecify.annotations.NullMarked;
