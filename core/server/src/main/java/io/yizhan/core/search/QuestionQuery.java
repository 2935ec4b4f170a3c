package io.yizhan.core.search;

import io.yizhan.core.delivery.SearchQuestion;
import io.yizhan.core.delivery.SearchedField;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.ModelLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A question as a query. A field that counts on every entry of every type asked for is looked into as it is; any other only on the
 * entries named for it, so that a text somebody may not read neither finds nor ranks anything.
 */
final class QuestionQuery {
    private final TextAnalysis analysis;
    private final SearchKeys keys;
    private final ModelLayout layout;

    QuestionQuery(TextAnalysis analysis, SearchKeys keys, ModelLayout layout) {
        this.analysis = analysis;
        this.keys = keys;
        this.layout = layout;
    }

    Query of(SearchQuestion question) {
        List<Query> entries = question.types().stream()
                .map(asked -> ConditionQuery.all(List.of(type(asked), condition(asked, asked.where()))))
                .toList();
        Query text = new TextQuery(analysis, languages(), places(question)).of(SearchWords.read(question.text()));
        return new BooleanQuery.Builder()
                .add(text, Occur.MUST)
                .add(new TermQuery(new Term(IndexFields.LOCALE, question.locale())), Occur.FILTER)
                .add(ConditionQuery.any(entries), Occur.FILTER)
                .build();
    }

    /** What of a text is to be marked. */
    WantedWords wanted(SearchQuestion question) {
        return WantedWords.of(SearchWords.read(question.text()), analysis, languages());
    }

    private Set<String> languages() {
        return layout.locales().tags().stream()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .collect(Collectors.toSet());
    }

    private static Query type(SearchQuestion.OfType asked) {
        return new TermQuery(new Term(IndexFields.TYPE, asked.type().id()));
    }

    private Query condition(SearchQuestion.OfType asked, Condition condition) {
        return new ConditionQuery(layout.model(), asked.type(), keys).compile(condition);
    }

    private record Key(String name, SearchedField.Part part) {
        static Key of(SearchedField field) {
            return new Key(field.name(), field.part());
        }
    }

    private List<TextQuery.Place> places(SearchQuestion question) {
        Map<Key, SearchedField> fields = new LinkedHashMap<>();
        question.types()
                .forEach(asked -> asked.fields().keySet().forEach(field -> fields.putIfAbsent(Key.of(field), field)));
        Map<String, List<Known>> known = new HashMap<>();
        question.types()
                .forEach(asked -> SearchedField.of(asked.type())
                        .forEach(field -> known.computeIfAbsent(field.name(), _ -> new ArrayList<>())
                                .add(new Known(asked, field))));
        List<TextQuery.Place> places = new ArrayList<>();
        fields.forEach((key, field) ->
                places.add(new TextQuery.Place(field, only(key, known.getOrDefault(key.name(), List.of())))));
        return places;
    }

    /** A searched field of a type asked for. */
    private record Known(SearchQuestion.OfType asked, SearchedField field) {}

    /** The entries on which a field of this name counts; empty if it does on all that have one. */
    private Optional<Query> only(Key key, List<Known> ofThisName) {
        List<Query> rows = new ArrayList<>();
        boolean everywhere = true;
        for (Known known : ofThisName) {
            Condition condition =
                    known.field().part() == key.part() ? known.asked().fields().get(known.field()) : null;
            everywhere &= Condition.always().equals(condition);
            if (condition != null) {
                rows.add(rows(known.asked(), condition));
            }
        }
        return everywhere ? Optional.empty() : Optional.of(ConditionQuery.any(rows));
    }

    private Query rows(SearchQuestion.OfType asked, Condition condition) {
        return Condition.always().equals(condition)
                ? type(asked)
                : ConditionQuery.all(List.of(type(asked), condition(asked, condition)));
    }
}
