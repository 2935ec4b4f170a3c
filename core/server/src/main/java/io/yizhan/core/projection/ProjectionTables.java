package io.yizhan.core.projection;

import io.yizhan.core.database.ColumnTypes;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Columns that projection tables share, and tables by name. */
final class ProjectionTables {
    static final Field<UUID> ENTRY_ID = DSL.field(DSL.name("entry_id"), ColumnTypes.ID.nullable(false));
    static final Field<String> ENTRY_TYPE =
            DSL.field(DSL.name("entry_type"), SQLDataType.VARCHAR(64).nullable(false));
    static final Field<String> LOCALE =
            DSL.field(DSL.name("locale"), SQLDataType.VARCHAR(35).nullable(false));
    /** Locale the title is delivered in. */
    static final Field<String> DELIVERED =
            DSL.field(DSL.name("delivered"), SQLDataType.VARCHAR(35).nullable(false));

    static final Field<byte[]> TITLE_SORT =
            DSL.field(DSL.name("title_sort"), SQLDataType.VARBINARY(190).nullable(false));
    /** What lists of the admin search, as {@link SearchText} makes it. */
    static final Field<String> SEARCH_KEY = DSL.field(DSL.name("search_key"), SQLDataType.CLOB.nullable(false));

    static final Field<Integer> VERSION_NUMBER =
            DSL.field(DSL.name("version_number"), SQLDataType.INTEGER.nullable(false));
    static final Field<String> STATE =
            DSL.field(DSL.name("state"), SQLDataType.VARCHAR(16).nullable(false));
    static final Field<Boolean> TRASHED = DSL.field(DSL.name("trashed"), SQLDataType.BOOLEAN.nullable(false));
    static final Field<Instant> CREATED_AT = DSL.field(DSL.name("created_at"), ColumnTypes.INSTANT.nullable(false));
    static final Field<Instant> UPDATED_AT = DSL.field(DSL.name("updated_at"), ColumnTypes.INSTANT.nullable(false));
    static final Field<Instant> PUBLISHED_AT = DSL.field(DSL.name("published_at"), ColumnTypes.INSTANT.nullable(true));
    static final Field<String> DOCUMENT = DSL.field(DSL.name("document"), SQLDataType.CLOB.nullable(false));
    static final Field<String> LONG_DOCUMENT = DSL.field(DSL.name("long_document"), SQLDataType.CLOB.nullable(true));

    /** Where its references lead, as {@link EntryLinks} writes it. */
    static final Field<String> LINKS = DSL.field(DSL.name("links"), SQLDataType.CLOB.nullable(true));

    static final Field<Integer> ROW_ORDINAL = DSL.field(DSL.name("row_ordinal"), SQLDataType.INTEGER.nullable(false));
    static final Field<Integer> ORDINAL = DSL.field(DSL.name("ordinal"), SQLDataType.INTEGER.nullable(false));
    static final Field<String> FIELD_PATH =
            DSL.field(DSL.name("field"), SQLDataType.VARCHAR(130).nullable(false));
    static final Field<String> TERM =
            DSL.field(DSL.name("term"), SQLDataType.VARCHAR(64).nullable(false));
    static final Field<UUID> TARGET_ID = DSL.field(DSL.name("target_id"), ColumnTypes.ID.nullable(false));
    static final Field<String> TARGET_TYPE =
            DSL.field(DSL.name("target_type"), SQLDataType.VARCHAR(64).nullable(false));
    static final Field<String> ATTRIBUTES = DSL.field(DSL.name("attributes"), SQLDataType.CLOB.nullable(true));
    /** JSON of those attributes that are texts, as {@link io.yizhan.core.model.SearchKeys#fold} makes them. */
    static final Field<String> FOLDED_ATTRIBUTES =
            DSL.field(DSL.name("folded_attributes"), SQLDataType.CLOB.nullable(true));

    private ProjectionTables() {}

    static Table<Record> table(String name) {
        return DSL.table(DSL.name(name));
    }

    /** A column of an aliased table. */
    static <T> Field<T> in(Name alias, Field<T> column) {
        return DSL.field(alias.append(column.getUnqualifiedName()), column.getDataType());
    }

    static Field<?> in(Name alias, ValueColumn column) {
        return DSL.field(alias.append(DSL.name(column.name())), column.dataType());
    }
}
