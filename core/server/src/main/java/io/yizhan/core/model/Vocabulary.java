package io.yizhan.core.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A closed list of terms, flat or as a tree.
 *
 * @param owner who defines it
 * @param id unique in the model, e.g. {@code sector}
 * @param source where the list is from (standard, edition), for the docs and the admin
 */
public record Vocabulary(String owner, String id, Labels label, String source, Map<String, Term> terms) {
    public Vocabulary {
        terms = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(terms));
    }

    /**
     * One term.
     *
     * @param code stable code, unique in the vocabulary
     * @param broader code of the term above
     * @param withdrawn kept for old data, refused for new
     */
    public record Term(String code, Labels label, Optional<String> broader, boolean withdrawn) {}

    public Optional<Term> findTerm(String code) {
        return Optional.ofNullable(terms.get(code));
    }

    /** The code itself and all below it, in the order of the vocabulary. */
    public Set<String> withNarrower(String code) {
        Map<String, List<String>> narrower = terms.values().stream()
                .filter(term -> term.broader().isPresent())
                .collect(Collectors.groupingBy(
                        term -> term.broader().orElseThrow(), Collectors.mapping(Term::code, Collectors.toList())));
        Set<String> found = new LinkedHashSet<>();
        collect(code, narrower, found);
        return found;
    }

    private static void collect(String code, Map<String, List<String>> narrower, Set<String> found) {
        if (found.add(code)) {
            narrower.getOrDefault(code, List.of()).forEach(below -> collect(below, narrower, found));
        }
    }
}
