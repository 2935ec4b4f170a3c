package io.yizhan.core.database;

import java.time.Instant;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** Column types of the house, for tables that are made at run time; the system tables use the same. */
public final class ColumnTypes {
    /** Ids. */
    public static final DataType<UUID> ID = SQLDataType.BINARY(16).asConvertedDataType(new UuidConverter());

    /** Points in time, UTC, microseconds. */
    public static final DataType<Instant> INSTANT =
            SQLDataType.LOCALDATETIME(6).asConvertedDataType(new InstantConverter());

    private ColumnTypes() {}
}
