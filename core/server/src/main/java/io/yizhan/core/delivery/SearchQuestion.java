package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is looked for, by whom: only fields and entries named here count for anything.
 *
 * @param text as typed: words, "phrases"; the last word may be unfinished
 * @param locale in which entries are read; those that cannot be had in it are left out
 * @param order by the first part first, then by id
 */
public record SearchQuestion(String text, String locale, List<OfType> types, List<SearchOrder> order) {
    public SearchQuestion {
        types = List.copyOf(types);
        order = List.copyOf(order);
    }

    /**
     * What is looked for in one type.
     *
     * @param where holds of all that may be found; follows no links
     * @param fields in which texts are looked for, each where the condition holds; the conditions follow no links
     */
    public record OfType(ContentType type, Condition where, Map<SearchedField, Condition> fields) {
        public OfType {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
