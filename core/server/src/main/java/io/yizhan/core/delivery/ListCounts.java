package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.projection.FacetSelect.Counted;
import java.util.List;
import java.util.Set;

/** Counts the entries of a list by values: by SQL, or in the index where the list is searched. The commonest come first. */
interface ListCounts {
    /** By the values of a field. */
    List<Counted> values(ListRequest request, FieldPath path, int size);

    /**
     * By the entries of the target type that a reference leads to, as far as the reader may see them.
     *
     * @param size so many of the commonest
     * @param selected ids of those that are wanted wherever they stand
     */
    List<PublishedEntriesStore.CountedTarget> targets(
            ListRequest request, FieldPath path, ContentType target, int size, Set<String> selected);

    /** By SQL: one statement each. */
    static ListCounts bySql(PublishedEntriesStore store, Reader reader, ContentType type) {
        return new ListCounts() {
            @Override
            public List<Counted> values(ListRequest request, FieldPath path, int size) {
                return store.facet(reader, type, request, path, size);
            }

            @Override
            public List<PublishedEntriesStore.CountedTarget> targets(
                    ListRequest request, FieldPath path, ContentType target, int size, Set<String> selected) {
                // the selected ones may stand anywhere behind the commonest
                int wanted = selected.isEmpty() ? size : Integer.MAX_VALUE;
                return store.facetTargets(reader, type, request, path, target, wanted);
            }
        };
    }
}
