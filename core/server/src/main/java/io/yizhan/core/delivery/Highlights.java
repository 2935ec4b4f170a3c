package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.FieldNames;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.EntryReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows where the words of a search stand in an entry, in fields only that show to the reader. */
final class Highlights {
    static final String FIELD = "highlights";
    private static final int PASSAGES = 2;

    private final ContentModel model;
    private final Locales locales;

    Highlights(ContentModel model, Locales locales) {
        this.model = model;
        this.locales = locales;
    }

    /** What is to be read of entries: where highlights may be asked for, all that words may stand in. */
    static EntryReading reading(DataFetchingEnvironment environment, EntryReading otherwise) {
        boolean none = FieldNames.of(environment.getGraphQlContext()).containNoneOf(Set.of(FIELD));
        return none ? otherwise : new EntryReading.Documents(true);
    }

    /** The fields in which words were found, each as a map of the schema's type Highlight. */
    List<Map<String, Object>> of(SearchView view, SearchQuestion question, DeliveredEntry entry) {
        List<Map<String, Object>> highlights = new ArrayList<>();
        for (SearchQuestion.OfType asked : question.types()) {
            if (asked.type().equals(entry.type())) {
                SearchedField.of(entry.type()).stream()
                        .filter(asked.fields()::containsKey)
                        .forEach(field -> add(view, question, entry, field, highlights));
            }
        }
        return highlights;
    }

    private void add(
            SearchView view,
            SearchQuestion question,
            DeliveredEntry entry,
            SearchedField field,
            List<Map<String, Object>> into) {
        List<String> passages = view.passages(question, text(entry, field), PASSAGES);
        if (!passages.isEmpty()) {
            String label = field.field().label().in(entry.locale());
            into.add(Map.of("field", field.path(), "label", label, "fragments", passages));
        }
    }

    /** What a reader of the entry sees in the field; empty if it does not show. */
    String text(DeliveredEntry entry, SearchedField field) {
        if (field.fields().stream().anyMatch(entry::restricts)) {
            return "";
        }
        return field.values(entry.value(field.fields().getFirst()), chain(entry)).stream()
                .map(found -> field.text(model, found.value(), entry.locale()))
                .collect(Collectors.joining("\n"));
    }

    private List<String> chain(DeliveredEntry entry) {
        return locales.chain(entry.locale());
    }
}
