package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remarks that rooms add to one answer: name → list, given as {@code extensions.<name>}. Safe for many threads. */
public final class AnswerExtensions {
    private final Map<String, List<Object>> remarks = new LinkedHashMap<>();

    AnswerExtensions() {}

    public static AnswerExtensions of(GraphQLContext context) {
        return ContextValues.require(context, AnswerExtensions.class);
    }

    public synchronized void add(String name, Object remark) {
        remarks.computeIfAbsent(name, _ -> new ArrayList<>()).add(remark);
    }

    synchronized Map<String, Object> toMap() {
        return new LinkedHashMap<>(remarks);
    }
}
