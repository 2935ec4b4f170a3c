package io.yizhan.core.projection;

import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.ReverseReference;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * In which direction links are followed.
 *
 * @param path of the reference in the table of links
 * @param back from targets to sources; the links themselves then do not count, only which entries there are
 * @param once whether several links from one start to one end are to count once
 */
public record LinkWay(String path, boolean back, boolean once) {
    /** To the targets of a reference, each as often as it is linked to. */
    public static LinkWay forward(List<FieldKey> path) {
        return new LinkWay(Names.path(path), false, false);
    }

    /** To the entries that lead here, each once. */
    public static LinkWay backward(ReverseReference reverse) {
        List<FieldKey> keys =
                reverse.fields().stream().map(io.yizhan.core.model.Field::key).toList();
        return new LinkWay(Names.path(keys), true, reverse.repeats());
    }

    LinkWay eachOnce() {
        return new LinkWay(path, back, true);
    }

    Field<UUID> start() {
        return ProjectionTables.in(LinkSelect.LINK, startColumn());
    }

    Field<UUID> startColumn() {
        return back ? ProjectionTables.TARGET_ID : ProjectionTables.ENTRY_ID;
    }

    Field<UUID> end() {
        return ProjectionTables.in(LinkSelect.LINK, back ? ProjectionTables.ENTRY_ID : ProjectionTables.TARGET_ID);
    }

    /** Of a link that leads to the entry; none where links do not count. */
    Field<String> attributes() {
        return back
                ? DSL.inline(null, ProjectionTables.ATTRIBUTES.getDataType()).as(ProjectionTables.ATTRIBUTES)
                : ProjectionTables.in(LinkSelect.LINK, ProjectionTables.ATTRIBUTES);
    }
}
