package io.yizhan.core.projection;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The statement of one page of a list, such that a page deep in it costs what the first does. */
final class PageSelect {
    private static final Name FOUND = DSL.name("found");
    private static final Name MAIN = DSL.name("main");

    private final CompiledAsk compiled;
    private final Page page;
    private final Table<?> from;

    /** @param whole whether every entry of the type is in the list */
    PageSelect(CompiledAsk compiled, Page page, boolean whole) {
        this.compiled = compiled;
        this.page = page;
        // Left to themselves, databases start at the type's table and sort it whole, rather than go along the index.
        from = whole
                ? compiled.scope().from(compiled.order().getFirst().table())
                : compiled.scope().from();
    }

    /** Rows of {@link CompiledAsk#columns}. */
    Select<?> select() {
        return compiled.reading().wide() && compiled.order().size() > 1 ? found() : sorted(compiled.columns());
    }

    private Select<?> sorted(List<? extends SelectField<?>> columns) {
        return DSL.select(columns)
                .from(from)
                .where(compiled.where())
                .and(page.place()
                        .map(place -> new Keyset(compiled.order(), page.backwards()).beyond(place))
                        .orElse(DSL.noCondition()))
                .orderBy(compiled.order().stream()
                        .map(one -> one.sort(page.backwards()))
                        .toList())
                .limit(page.size())
                .offset(page.offset());
    }

    /**
     * The page is found by keys alone, and joined to what is answered: with documents among the columns to sort the
     * database would write them all to a temporary table.
     */
    private Select<?> found() {
        List<SelectField<?>> keys = new ArrayList<>(compiled.asked());
        keys.add(compiled.scope().id().as(EntrySelect.TARGET));
        List<SelectField<?>> columns = new ArrayList<>();
        compiled.mainColumns().forEach(column -> columns.add(ProjectionTables.in(MAIN, column)));
        compiled.asked()
                .forEach(column -> columns.add(DSL.field(FOUND.append(column.getName()), column.getDataType())));
        List<SortField<?>> order = new ArrayList<>();
        for (int i = 0; i < compiled.order().size(); i++) {
            order.add(compiled.order().get(i).in(FOUND.append("o" + i)).sort(page.backwards()));
        }
        return DSL.select(columns)
                .from(sorted(keys)
                        .asTable(FOUND)
                        .join(compiled.scope().table().as(MAIN))
                        .on(ProjectionTables.in(MAIN, ProjectionTables.ENTRY_ID)
                                .eq(ProjectionTables.in(FOUND, EntrySelect.TARGET))))
                .orderBy(order);
    }
}
