package io.yizhan.core.trade;

import io.yizhan.core.problem.Language;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemMessages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something in an input of this room that can be corrected.
 *
 * @param field the input's member, e.g. {@code company}; {@code lines/<product id>} of a basket's line; empty for all
 * @param code UPPER_SNAKE, for programs and for texts in other languages
 * @param params what the message names
 * @param error false for a mere warning: what was asked was done
 */
public record TradeFinding(String field, String code, Map<String, Object> params, boolean error) {
    public TradeFinding {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    static TradeFinding error(String field, String code) {
        return new TradeFinding(field, code, Map.of(), true);
    }

    static TradeFinding warning(String field, String code) {
        return new TradeFinding(field, code, Map.of(), false);
    }

    TradeFinding with(String param, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(params);
        more.put(param, value);
        return new TradeFinding(field, code, more, error);
    }

    TradeFinding at(String member) {
        return new TradeFinding(member, code, params, error);
    }

    /** What is wrong and what to do, in Chinese or English. */
    public String message(ProblemMessages messages, Language language) {
        String key = params.containsKey("messageZh") ? "trade.said" : "trade." + code;
        Problem problem = Problem.of(ProblemCode.BAD_USER_INPUT, key);
        for (Map.Entry<String, Object> param : params.entrySet()) {
            problem = problem.with(param.getKey(), param.getValue());
        }
        return messages.text(problem, language);
    }
}
