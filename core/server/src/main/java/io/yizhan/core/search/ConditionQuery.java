package io.yizhan.core.search;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Condition.Compare;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/**
 * Compiles the condition tree to a query over the entries of one type; the semantics are {@link Condition}'s. Conditions on links,
 * rows, distances and trees of entries do not come here: whoever asks has put ids in their place.
 */
final class ConditionQuery {
    private final ContentModel model;
    private final ContentType type;
    private final SearchKeys keys;
    private final Map<String, ComparedPath> paths = new LinkedHashMap<>();

    ConditionQuery(ContentModel model, ContentType type, SearchKeys keys) {
        this.model = model;
        this.type = type;
        this.keys = keys;
        ComparedPath.of(type).forEach(path -> paths.put(path.name(), path));
    }

    Query compile(Condition condition) {
        return switch (condition) {
            case Condition.All all ->
                all(all.parts().stream().map(this::compile).toList());
            case Condition.Any any ->
                any(any.parts().stream().map(this::compile).toList());
            case Condition.Not not -> not(compile(not.part()));
            case Compare compare -> compare(compare);
            case Condition.Linked _, Condition.LinkedFrom _, Condition.Near _ ->
                throw new IllegalArgumentException("the index knows no links and no places: " + condition);
        };
    }

    static Query all(List<Query> parts) {
        if (parts.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        parts.forEach(part -> query.add(part, Occur.FILTER));
        return query.build();
    }

    static Query any(List<Query> parts) {
        if (parts.isEmpty()) {
            return MatchNoDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        parts.forEach(part -> query.add(part, Occur.SHOULD));
        return query.build();
    }

    private static Query not(Query query) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }

    private static Query constant(boolean holds) {
        return holds ? MatchAllDocsQuery.INSTANCE : MatchNoDocsQuery.INSTANCE;
    }

    private Query compare(Compare compare) {
        switch (compare.operator()) {
            case NE -> {
                return not(compare(new Compare(compare.path(), Operator.EQ, compare.values())));
            }
            case NOT_IN -> {
                return not(compare(new Compare(compare.path(), Operator.IN, compare.values())));
            }
            default -> {
                // the others stand for themselves
            }
        }
        if (compare.path().steps().getFirst() == SystemProperty.ID) {
            return id(compare);
        }
        if (compare.path().steps().getFirst() == SystemProperty.TYPE) {
            boolean named = compare.values().contains(new Value.Text(type.id()));
            return constant(
                    switch (compare.operator()) {
                        case EQ, IN -> named;
                        case OTHER_THAN -> !named;
                        default -> false;
                    });
        }
        ComparedPath path = paths.get(ComparedPath.name(compare.path()));
        return path != null && (path.type().compared() || compare.operator() == Operator.IS_NULL)
                ? values(compare, path)
                : unknown(compare);
    }

    /** A path the type does not have is absent; one that it has but that is not in the index is a fault of the caller. */
    private Query unknown(Compare compare) {
        if (compare.path().steps().getFirst() instanceof io.yizhan.core.model.FieldPath.FieldStep step
                && type.findField(step.key()).isPresent()) {
            throw new IllegalArgumentException(compare.path() + " is not filterable");
        }
        return constant(compare.operator() == Operator.IS_NULL);
    }

    private static Query id(Compare compare) {
        List<BytesRef> ids = new ArrayList<>();
        for (Value value : compare.values()) {
            if (value instanceof Value.Text text) {
                try {
                    ids.add(TermBytes.of(UUID.fromString(text.text())));
                } catch (IllegalArgumentException noId) {
                    // a text that is no id is the id of nothing
                }
            }
        }
        Query named = new TermInSetQuery(IndexFields.ID, ids);
        return switch (compare.operator()) {
            case EQ, IN -> named;
            case OTHER_THAN -> not(named);
            default -> MatchNoDocsQuery.INSTANCE;
        };
    }

    private Query values(Compare compare, ComparedPath path) {
        String exact = IndexFields.exact(path.name());
        return switch (compare.operator()) {
            case IS_NULL -> not(new TermQuery(new Term(IndexFields.HAS, path.name())));
            case EQ, IN -> new TermInSetQuery(exact, terms(compare));
            case OTHER_THAN -> otherThan(exact, terms(compare));
            case LT, LTE, GT, GTE ->
                any(TermBytes.of(compare.values().getFirst()).stream()
                        .map(term -> range(exact, compare.operator(), term))
                        .toList());
            case CONTAINS, STARTS_WITH, ENDS_WITH, ALIKE -> part(compare, path);
            case UNDER -> under(compare, path, exact);
            case NE, NOT_IN -> throw new IllegalArgumentException(compare.operator() + " is compiled elsewhere");
        };
    }

    private static List<BytesRef> terms(Compare compare) {
        return compare.values().stream()
                .flatMap(value -> TermBytes.of(value).stream())
                .toList();
    }

    /** Entries with a term that is none of these. */
    private static Query otherThan(String field, List<BytesRef> terms) {
        Automaton named = Automata.makeBinaryStringUnion(
                terms.stream().sorted().distinct().toList());
        Automaton others = Operations.minus(Automata.makeAnyBinary(), named, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
        return new AutomatonQuery(new Term(field), others, true);
    }

    private static Query range(String field, Operator operator, BytesRef term) {
        boolean equal = operator == Operator.LTE || operator == Operator.GTE;
        return operator == Operator.LT || operator == Operator.LTE
                ? new TermRangeQuery(field, TermBytes.lowest(term), term, true, equal)
                : new TermRangeQuery(field, term, TermBytes.highest(term), equal, false);
    }

    private Query part(Compare compare, ComparedPath path) {
        if (!path.folded() || !(compare.values().getFirst() instanceof Value.Text text)) {
            return MatchNoDocsQuery.INSTANCE;
        }
        String wanted = keys.fold(text.text());
        if (wanted.codePointCount(0, wanted.length()) > FieldType.INDEXABLE_LENGTH) {
            // longer than any text that is compared; as an automaton it might be too large to make
            return MatchNoDocsQuery.INSTANCE;
        }
        Term start = new Term(IndexFields.folded(path.name()), wanted);
        return switch (compare.operator()) {
            case STARTS_WITH -> new PrefixQuery(start);
            case ENDS_WITH -> new WildcardQuery(new Term(start.field(), "*" + escaped(wanted)));
            case ALIKE -> new TermQuery(start);
            default -> new WildcardQuery(new Term(start.field(), "*" + escaped(wanted) + "*"));
        };
    }

    private static String escaped(String text) {
        return text.replaceAll("[*?\\\\]", "\\\\$0");
    }

    private Query under(Compare compare, ComparedPath path, String exact) {
        if (!(path.type() instanceof FieldType.Term term)) {
            return MatchNoDocsQuery.INSTANCE;
        }
        List<BytesRef> codes = new ArrayList<>();
        for (Value value : compare.values()) {
            if (value instanceof Value.Text text) {
                model.requireVocabulary(term.vocabulary())
                        .withNarrower(text.text())
                        .forEach(code -> codes.add(TermBytes.of((Object) code)));
            }
        }
        return new TermInSetQuery(exact, codes);
    }
}
