package io.yizhan.core.projection;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/** How the database goes about a page of a list. */
public final class PagePlan {
    private PagePlan() {}

    /** One row per table, in the columns MySQL and MariaDB have in common. */
    public static Result<Record> explain(DSLContext sql, EntrySelect select, EntrySelect.Ask ask, Page page) {
        return sql.fetch("explain format=traditional "
                + sql.renderInlined(select.paged(ask, page).select()));
    }
}
