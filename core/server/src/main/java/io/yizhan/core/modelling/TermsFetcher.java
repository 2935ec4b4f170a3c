package io.yizhan.core.modelling;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.Cursor;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Vocabulary;
import io.yizhan.core.model.Vocabulary.Term;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Access;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Terms of a vocabulary, searched and page by page. */
@Singleton
final class TermsFetcher {
    /** Vocabularies of so many terms are given whole with the model. */
    static final int SHORT = 60;

    private static final int MOST = 500;
    private static final int PAGE = 50;

    private final ModelFetcher models;
    private final SearchKeys keys;
    private final CursorCodec cursors;

    TermsFetcher(ModelFetcher models, SearchKeys keys, CursorCodec cursors) {
        this.models = models;
        this.keys = keys;
        this.cursors = cursors;
    }

    Object terms(DataFetchingEnvironment environment) {
        Access access = ContextValues.require(environment.getGraphQlContext(), Access.class);
        String id = String.valueOf(environment.<Object>getArgument("vocabulary"));
        Vocabulary vocabulary = models.findVocabulary(access, id)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "vocabulary.unknown")
                        .with("vocabulary", id.length() > 60 ? id.substring(0, 60) : id)
                        .at("vocabulary")
                        .exception());
        Optional<String> search = Optional.<String>ofNullable(environment.getArgument("search"))
                .map(keys::fold)
                .filter(text -> !text.isEmpty());
        Optional<List<String>> codes = Optional.ofNullable(environment.getArgument("codes"));
        Optional<Set<String>> wanted = codes.map(Set::copyOf);
        Optional<String> broader = Optional.ofNullable(environment.getArgument("broader"));
        int first = first(environment.getArgument("first"));
        List<Term> fitting = vocabulary.terms().values().stream()
                .filter(term -> wanted.map(set -> set.contains(term.code())).orElse(true))
                .filter(term -> broader.map(code -> term.broader().equals(Optional.of(code)))
                        .orElse(true))
                .filter(term -> search.map(text -> fits(term, text)).orElse(true))
                .toList();
        String list = "terms " + id + " " + search + " " + codes + " " + broader;
        int start = Optional.<String>ofNullable(environment.getArgument("after"))
                .map(text -> place(cursors.decode(list, text, "after"), fitting))
                .orElse(0);
        int end = Math.min(fitting.size(), start + first);
        List<Term> page = fitting.subList(Math.min(start, end), end);
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", end < fitting.size());
        info.put("hasPreviousPage", start > 0);
        info.put("startCursor", page.isEmpty() ? null : cursor(list, page.getFirst()));
        info.put("endCursor", page.isEmpty() ? null : cursor(list, page.getLast()));
        return Map.of(
                "nodes",
                page.stream().map(term -> term(vocabulary, term)).toList(),
                "pageInfo",
                info,
                "totalCount",
                fitting.size());
    }

    private static int first(@Nullable Integer asked) {
        int first = Objects.requireNonNullElse(asked, PAGE);
        if (first < 1 || first > MOST) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "argument.first")
                    .with("limit", MOST)
                    .at("first")
                    .exception();
        }
        return first;
    }

    private String cursor(String list, Term term) {
        return cursors.encode(list, new Cursor(List.of(term.code())));
    }

    private static int place(Cursor after, List<Term> terms) {
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).code().equals(after.values().getFirst())) {
                return i + 1;
            }
        }
        return terms.size();
    }

    private boolean fits(Term term, String search) {
        Set<String> found = new LinkedHashSet<>(Set.of(keys.fold(term.code())));
        for (String label : term.label().texts().values()) {
            found.add(keys.fold(label));
            found.add(keys.pinyin(label));
            found.add(keys.initials(label));
        }
        return found.stream().anyMatch(text -> text.contains(search));
    }

    /** In the shape of type Term. */
    static Map<String, @Nullable Object> term(Vocabulary vocabulary, Term term) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("code", term.code());
        answer.put("label", term.label().texts());
        answer.put("broader", term.broader().orElse(null));
        answer.put("withdrawn", term.withdrawn());
        List<Map<String, String>> path = new ArrayList<>();
        Set<String> passed = new LinkedHashSet<>();
        Optional<Term> step = Optional.of(term);
        while (step.isPresent() && passed.add(step.get().code())) {
            path.add(step.get().label().texts());
            step = step.get().broader().flatMap(vocabulary::findTerm);
        }
        answer.put("path", path.reversed());
        return answer;
    }
}
