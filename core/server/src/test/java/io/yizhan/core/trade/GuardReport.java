package io.yizhan.core.trade;

import io.yizhan.core.trade.GuardProbes.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks, looks for canaries in every answer, and keeps what is wrong. */
final class GuardReport {
    /** So many root fields has a query at most. */
    private static final int BATCH = 30;

    private final GuardCanaries canaries;
    private final List<String> wrong = new ArrayList<>();
    private int cells;

    GuardReport(GuardCanaries canaries) {
        this.canaries = canaries;
    }

    List<String> wrong() {
        return wrong;
    }

    int cells() {
        return cells;
    }

    void add(String what) {
        wrong.add(what);
    }

    void addAll(List<String> what) {
        wrong.addAll(what);
    }

    /** Notes that so many cells were looked at. */
    void looked(int many) {
        cells += many;
    }

    /** The whole body, which must hold nothing that the caller may not see. */
    String post(GuardAsker asker, String query) {
        String body = asker.browser().post("/graphql", query, Map.of());
        silent(asker, query, body);
        return body;
    }

    void silent(GuardAsker asker, String what, String body) {
        String all = body + GuardAsker.cursors(body);
        canaries.all().stream()
                .filter(canary -> !asker.sees(canary) && all.contains(canary.text()))
                .forEach(canary -> wrong.add(asker.name() + " reads " + canary.path() + ": " + what));
    }

    /** @param code of the refusal that each must meet; empty if none may be refused */
    void ask(GuardAsker asker, List<Probe> asked, String code) {
        for (int at = 0; at < asked.size(); at += BATCH) {
            List<Probe> some = asked.subList(at, Math.min(at + BATCH, asked.size()));
            StringBuilder query = new StringBuilder("{");
            for (int i = 0; i < some.size(); i++) {
                query.append(" a").append(i).append(": ").append(some.get(i).query());
            }
            Map<String, String> codes =
                    GuardAsker.codes(post(asker, query.append(" }").toString()));
            looked(some.size());
            for (int i = 0; i < some.size(); i++) {
                Probe probe = some.get(i);
                if (!codes.getOrDefault("a" + i, codes.getOrDefault("", "")).equals(code)) {
                    // an answer that was given up on the way has not everybody's reasons
                    String body = post(asker, "{ " + probe.query() + " }");
                    if (!GuardAsker.code(body).equals(code)) {
                        wrong.add(asker.name() + ", " + probe.kind() + ": " + probe.query() + " " + body);
                    }
                }
            }
        }
    }
}
