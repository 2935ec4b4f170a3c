package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.projection.FacetSelect.Counted;
import java.util.List;

/** Counts the entries of a list by values: by SQL, or in the index where the list is searched. The commonest come first. */
interface ListCounts {
    /** By the values of a field. */
    List<Counted> values(ListRequest request, FieldPath path, int size);

    /** By the entries of the target type that a reference leads to, as far as the reader may see them. */
    List<PublishedEntriesStore.CountedTarget> targets(
            ListRequest request, FieldPath path, ContentType target, int size);

    /** By SQL: one statement each. */
    static ListCounts bySql(PublishedEntriesStore store, Reader reader, ContentType type) {
        return new ListCounts() {
            @Override
            public List<Counted> values(ListRequest request, FieldPath path, int size) {
                return store.facet(reader, type, request, path, size);
            }

            @Override
            public List<PublishedEntriesStore.CountedTarget> targets(
                    ListRequest request, FieldPath path, ContentType target, int size) {
                return store.facetTargets(reader, type, request, path, target, size);
            }
        };
    }
}
