package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Makes questions to the index of what one reader asks in one request: with the guard in them, and links resolved. */
final class SearchQuestions {
    private final PublishedEntriesStore store;
    /** What links were resolved to, for several questions of one list: facets ask about most of it again. */
    private final Map<String, LinkedConditions> resolved = new ConcurrentHashMap<>();

    SearchQuestions(PublishedEntriesStore store) {
        this.store = store;
    }

    /** The question of a list; the request has a text. */
    SearchQuestion of(Reader reader, ContentType type, ListRequest request) {
        ListRequest.Search search = request.search().orElseThrow();
        SearchQuestion.OfType one = ofType(reader, type, request.where(), request.locale(), _ -> true);
        return new SearchQuestion(search.text(), request.locale(), List.of(one), search.order());
    }

    /**
     * A question over several types, the best found first.
     *
     * @param fields in which is looked
     */
    SearchQuestion of(
            Reader reader, List<ContentType> types, String text, String locale, Predicate<SearchedField> fields) {
        List<SearchQuestion.OfType> asked = new ArrayList<>();
        for (ContentType type : types) {
            reader.looksAt(List.of(type.id()));
            if (!reader.use().visible(type).equals(Condition.never())) {
                asked.add(ofType(reader, type, Condition.always(), locale, fields));
            }
        }
        return new SearchQuestion(text, locale, asked, List.of(SearchOrder.RELEVANCE));
    }

    private SearchQuestion.OfType ofType(
            Reader reader, ContentType type, Condition where, String locale, Predicate<SearchedField> wanted) {
        LinkedConditions links = resolved.computeIfAbsent(
                type.id() + " " + locale,
                _ -> new LinkedConditions(type, (condition, most) -> store.ids(reader, type, locale, condition, most)));
        Map<SearchedField, Condition> fields = new LinkedHashMap<>();
        for (SearchedField field : SearchedField.of(type)) {
            Condition rows = wanted.test(field) ? rows(reader.use(), type, field) : Condition.never();
            if (!rows.equals(Condition.never())) {
                fields.put(field, links.resolve(rows));
            }
        }
        reader.looksAt(List.of(type.id()));
        Condition visible = links.resolve(reader.use().visible(type));
        return new SearchQuestion.OfType(type, Condition.all(visible, links.resolve(where)), fields);
    }

    /** On which entries the field and the group around it show. */
    private static Condition rows(FieldUse use, ContentType type, SearchedField searched) {
        List<Condition> all = new ArrayList<>();
        for (Field field : searched.guarded()) {
            if (!use.always(type, field)) {
                all.add(use.visible(type, field));
            }
        }
        if (all.contains(Condition.never())) {
            return Condition.never();
        }
        return all.isEmpty() ? Condition.always() : new Condition.All(all);
    }
}
