package io.yizhan.core.portal;

import io.micronaut.http.HttpParameters;
import io.yizhan.core.model.ContentModel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What of the products is asked for, as an address says it and as the delivery API is asked. What makes no sense in an address
 * is ignored: links are shared, and terms come and go.
 *
 * @param chosen values of facets; of one facet any, of several facets all must fit
 * @param text to find in names of products and enterprises and in SKUs; may be empty
 * @param after cursor of the page before
 * @param before cursor of the page behind
 */
record ProductFilter(
        Map<ProductFacet, List<String>> chosen,
        String text,
        Sort sort,
        Optional<String> after,
        Optional<String> before) {
    static final int PAGE = 24;

    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_CURSOR = 2_000;
    private static final int MOST_VALUES = 20;

    /** Orders on offer; never by what only some may see. */
    enum Sort {
        NEWEST("PUBLISHED_AT", "DESC"),
        NAME("NAME", "ASC");

        private final String field;
        private final String direction;

        Sort(String field, String direction) {
            this.field = field;
            this.direction = direction;
        }

        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ProductFilter {
        Map<ProductFacet, List<String>> ordered = new EnumMap<>(ProductFacet.class);
        ordered.putAll(chosen);
        chosen = Collections.unmodifiableMap(ordered);
    }

    static ProductFilter of(HttpParameters parameters, ContentModel model) {
        Map<ProductFacet, List<String>> chosen = new EnumMap<>(ProductFacet.class);
        for (ProductFacet facet : ProductFacet.values()) {
            List<String> values = parameters.getAll(facet.parameter()).stream()
                    .filter(value -> facet.accepts(value, model))
                    .distinct()
                    .limit(MOST_VALUES)
                    .toList();
            if (!values.isEmpty()) {
                chosen.put(facet, values);
            }
        }
        String text = Optional.ofNullable(parameters.get("q")).orElse("").strip();
        Sort sort = Sort.NAME.parameter().equals(parameters.get("sort")) ? Sort.NAME : Sort.NEWEST;
        Optional<String> after = cursor(parameters.get("after"));
        return new ProductFilter(
                chosen,
                clean(text),
                sort,
                after,
                after.isPresent() ? Optional.empty() : cursor(parameters.get("before")));
    }

    /** Half a pair of characters cannot be asked for. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .limit(LONGEST_TEXT)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static Optional<String> cursor(@Nullable String text) {
        return Optional.ofNullable(text).filter(one -> !one.isEmpty() && one.length() <= LONGEST_CURSOR);
    }

    /** True if anything narrows the list. */
    boolean narrowed() {
        return !chosen.isEmpty() || !text.isEmpty();
    }

    boolean has(ProductFacet facet, String value) {
        return chosen.getOrDefault(facet, List.of()).contains(value);
    }

    ProductFilter firstPage() {
        return new ProductFilter(chosen, text, sort, Optional.empty(), Optional.empty());
    }

    ProductFilter after(String cursor) {
        return new ProductFilter(chosen, text, sort, Optional.of(cursor), Optional.empty());
    }

    ProductFilter before(String cursor) {
        return new ProductFilter(chosen, text, sort, Optional.empty(), Optional.of(cursor));
    }

    ProductFilter sorted(Sort other) {
        return new ProductFilter(chosen, text, other, Optional.empty(), Optional.empty());
    }

    ProductFilter withoutText() {
        return new ProductFilter(chosen, "", sort, Optional.empty(), Optional.empty());
    }

    /** With the value if it was not chosen, else without it. */
    ProductFilter toggled(ProductFacet facet, String value) {
        Map<ProductFacet, List<String>> other = new EnumMap<>(ProductFacet.class);
        other.putAll(chosen);
        List<String> values = new ArrayList<>(chosen.getOrDefault(facet, List.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        if (values.isEmpty()) {
            other.remove(facet);
        } else {
            other.put(facet, values);
        }
        return new ProductFilter(other, text, sort, Optional.empty(), Optional.empty());
    }

    /** Variables of the question. */
    Map<String, @Nullable Object> variables(String locale) {
        List<Object> all = new ArrayList<>();
        chosen.forEach((facet, values) -> all.add(facet.where(values)));
        if (!text.isEmpty()) {
            Map<String, Object> contains = Map.of("contains", text);
            all.add(Map.of(
                    "or",
                    List.of(
                            Map.of("name", contains),
                            Map.of("sku", contains),
                            Map.of("enterprise", Map.of("is", Map.of("name", contains))))));
        }
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("locale", locale);
        variables.put("where", Map.of("and", all));
        variables.put("order", List.of(Map.of("field", sort.field, "direction", sort.direction)));
        variables.put(before.isPresent() ? "last" : "first", PAGE);
        after.ifPresent(cursor -> variables.put("after", cursor));
        before.ifPresent(cursor -> variables.put("before", cursor));
        return variables;
    }

    /** The part of the address behind the path; empty or beginning with a question mark. */
    String query() {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        members()
                .forEach((name, values) -> values.forEach(
                        value -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return query.toString();
    }

    /** Members of the address, for hidden members of forms too. */
    Map<String, List<String>> members() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            members.put("q", List.of(text));
        }
        chosen.forEach((facet, values) -> members.put(facet.parameter(), values));
        if (sort != Sort.NEWEST) {
            members.put("sort", List.of(sort.parameter()));
        }
        after.ifPresent(cursor -> members.put("after", List.of(cursor)));
        before.ifPresent(cursor -> members.put("before", List.of(cursor)));
        return members;
    }
}
