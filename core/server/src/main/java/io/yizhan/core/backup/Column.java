package io.yizhan.core.backup;

/** A column as the file names it. */
record Column(String name, ColumnKind kind) {}
