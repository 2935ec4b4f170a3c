package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remarks that rooms add to one answer: name → list, given as {@code extensions.<name>}. Safe for many threads. */
public final class AnswerExtensions {
    private final Map<String, List<Object>> remarks = new LinkedHashMap<>();
    private final Map<String, Object> single = new LinkedHashMap<>();

    AnswerExtensions() {}

    public static AnswerExtensions of(GraphQLContext context) {
        return ContextValues.require(context, AnswerExtensions.class);
    }

    public synchronized void add(String name, Object remark) {
        remarks.computeIfAbsent(name, _ -> new ArrayList<>()).add(remark);
    }

    /** One that stands by itself. */
    synchronized void put(String name, Object remark) {
        single.put(name, remark);
    }

    synchronized Map<String, Object> toMap() {
        Map<String, Object> all = new LinkedHashMap<>(remarks);
        all.putAll(single);
        return all;
    }
}
