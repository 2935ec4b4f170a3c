package io.yizhan.core.projection;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.ReverseReference;
import java.util.List;
import java.util.UUID;
import org.jooq.impl.DSL;

/**
 * In which direction links are followed.
 *
 * @param path of the reference in the table of links
 * @param back from targets to sources; the links themselves then do not count, only which entries there are
 * @param once whether several links from one start to one end are to count once
 * @param attributed whether links have attributes, and are followed forward
 */
public record LinkWay(String path, boolean back, boolean once, boolean attributed) {
    /** To the targets of a reference of an entry, each as often as it is linked to. */
    public static LinkWay forward(Field reference) {
        boolean attributed = reference.type() instanceof FieldType.Reference links
                && !links.attributes().isEmpty();
        return new LinkWay(Names.path(List.of(reference.key())), false, false, attributed);
    }

    /** To the entries that lead here, each once. */
    public static LinkWay backward(ReverseReference reverse) {
        List<FieldKey> keys = reverse.fields().stream().map(Field::key).toList();
        return new LinkWay(Names.path(keys), true, reverse.repeats(), false);
    }

    LinkWay eachOnce() {
        return new LinkWay(path, back, true, attributed);
    }

    org.jooq.Field<UUID> start() {
        return ProjectionTables.in(LinkSelect.LINK, startColumn());
    }

    org.jooq.Field<UUID> startColumn() {
        return back ? ProjectionTables.TARGET_ID : ProjectionTables.ENTRY_ID;
    }

    org.jooq.Field<UUID> end() {
        return ProjectionTables.in(LinkSelect.LINK, back ? ProjectionTables.ENTRY_ID : ProjectionTables.TARGET_ID);
    }

    /** Of a link that leads to the entry; null where links have none or do not count. */
    org.jooq.Field<String> attributes() {
        return !attributed
                ? DSL.inline(null, ProjectionTables.ATTRIBUTES.getDataType()).as(ProjectionTables.ATTRIBUTES)
                : ProjectionTables.in(LinkSelect.LINK, ProjectionTables.ATTRIBUTES);
    }
}
